/// Reads names of persons: a usual surname and one or two characters, where words end. Names among other words cannot be told
/// from words with certainty; so rules ask for one only beside something else that tells of a person.
enum GuardNames {
    /// The surnames of nine people in ten, without those that begin too many words (安, 高, 成, 时 …); a list of persons knows
    /// its names by its heading.
    private static let surnames = Set(
        """
        王李张刘陈杨赵黄周吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊
        陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚庞樊兰殷施陶洪翟颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂焦向柳邢路岳齐梅莫庄
        辛管祝左涂谷祁耿牟卜詹关苗凌费纪靳盛童欧甄裴席温褚卫窦戚娄甘滕
        """.unicodeScalars)

    private static let doubleSurnames = ["欧阳", "司马", "上官", "诸葛", "皇甫", "公孙", "慕容", "令狐", "司徒", "夏侯"]

    /// What begins like a name and is none.
    private static let words = Set(
        """
        马上 马路 黄牛 毛皮 黄金 黄河 周边 周期 周围 周年 周岁 周一 周二 周三 周四 周五 周六 周日 何种 何时 何地 何人 林业 林地 林木 林区 林权 程度 程序 方式 方案 方便
        方面 方法 方向 方可 方能 方针 石油 石材 石化 白天 白色 白血 康复 毛利 毛重 江苏 江西 江河 史料 顾问 万元 万人 万户 段落 雷电 钱款 易发 易于 易地 常见
        常住 常年 常委 常务 常态 武装 武汉 贺信 施工 施行 施用 施策 洪水 洪涝 严重 严格 严肃 严厉 温度 季度 季节 章程 章节 鲁莽 申请 申报 申诉 申领 申办 尤其
        毕业 焦虑 向上 向社 向我 向本 向其 向当 路线 路面 路段 路灯 岳母 岳父 齐全 庄稼 辛苦 管理 管辖 管控 管网 管道 祝贺 左右 涂改 谷物 关于 关系 关注 关心
        关闭 关爱 关键 苗木 凌晨 费用 纪律 纪检 盛行 童年 席位 卫生 甘蔗 任何 任务 任职 任命 任期 任意 田间 田地 夏季 夏天 范围 余额 余下 于是 于本 于当 于今
        许可 许多 曾经 曾任 曾因 曾患 贾汪 丁类 叶片 杜绝 沈阳 苏州 孙女 孙子 胡同 朱红 郭外 罗列 梁柱 宋体 郑重 谢谢 韩国 唐山 冯家 董事 萧山 曹县 袁州 邓州
        傅家 彭水 吕梁 卢沟 蒋家 蔡甸 魏县 薛城 潘集 戴帽 钟表 汪清 姜堰 姚安 谭家 廖家 邹平 熊猫 陆续 陆地 陆域 郝家 孔子 崔家 邱县 秦皇 侯车 邵阳 孟津 龙头 汤
        尹家 黎明 乔木 赖以 龚家 庞大 樊城 兰州 殷切 陶瓷 翟家 颜色 倪家 牛羊 牛肉 芦苇 俞家 葛根 伍家 韦家 聂家 柳州 邢台 梅雨 莫过 祁县 耿家 牟平 卜家 詹家 靳家
        欧洲 欧美 甄别 裴家 褚家 窦家 戚家 娄底 滕州 李家 王家 张家 刘家 陈家 陈述 陈列 张贴 杨家 杨树 赵家 吴江 徐州 徐家 黄色 黄山 何家 高血
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// What stands right behind names.
    private static let followers = Set("的于因在为系患向家住男女等与和及是今现同身出电确户生每享领获被已未".unicodeScalars)
    private static let places = Set("省市县区州盟旗乡镇村街".unicodeScalars)
    /// What is in no given name.
    private static let never = Set("的了是在和与及等为之其于以将应须某不或有者也个这那们本该但因被把所由对从到可能要".unicodeScalars)

    /// Characters of the surname at the beginning of a name.
    static func surname(of name: String) -> Int {
        if doubleSurnames.contains(where: name.hasPrefix) { return 2 }
        return name.isEmpty ? 0 : 1
    }

    /// A full name that begins here. 张某 and 张** are none.
    /// - Parameter limit: where another word begins: 生于 in 李刚生于.
    static func name(at start: Int, upTo limit: Int = .max, in text: GuardText) -> Range<Int>? {
        let plain = text.plain
        guard start >= 0, start + 1 < plain.count else { return nil }
        let isDouble = doubleSurnames.contains(String(String.UnicodeScalarView(plain[start...(start + 1)])))
        guard isDouble || surnames.contains(plain[start]) else { return nil }
        let given = start + (isDouble ? 2 : 1)
        if !isDouble, words.contains(String(String.UnicodeScalarView(plain[start...(start + 1)]))) { return nil }
        for end in [given + 2, given + 1] where end <= min(plain.count, limit) {
            let isGiven = plain[given..<end].allSatisfy { $0.isCommonHan && !never.contains($0) }
            // 江油市 and 石泉县 begin like names.
            let isPlace = end - given == 2 && places.contains(plain[end - 1])
            guard isGiven, !isPlace, end == limit || ends(at: end, in: plain) else { continue }
            return start..<end
        }
        return nil
    }

    private static func ends(at position: Int, in plain: [Unicode.Scalar]) -> Bool {
        guard position < plain.count else { return true }
        let next = plain[position]
        if next == "*" || next == "X" { return false }
        return !next.isCommonHan || followers.contains(next)
    }
}

extension GuardText {
    /// The full name that stands nearest before a place, in its sentence, where a word can begin.
    func name(before position: Int, within limit: Int) -> Range<Int>? {
        guard let segment = segment(at: position) else { return nil }
        let lowest = max(segment.range.lowerBound, position - limit)
        var start = position - 2
        while start >= lowest {
            if "。;\n".unicodeScalars.contains(plain[start + 1]) { return nil }
            let isBeginning =
                start == segment.range.lowerBound || !plain[start - 1].isCommonHan
                || hasWord([.person, .privateMatter, .role], endingAt: start)
            if isBeginning, let name = GuardNames.name(at: start, upTo: position, in: self) { return name }
            start -= 1
        }
        return nil
    }

    /// The name behind a word such as 村民, with a colon or not.
    func name(after mark: WordMark) -> Range<Int>? {
        var position = mark.range.upperBound
        while let scalar = scalar(at: position), ":姓名 （(".unicodeScalars.contains(scalar) { position += 1 }
        return GuardNames.name(at: position, in: self)
    }
}
