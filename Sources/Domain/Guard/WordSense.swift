/// What a word tells of the numbers and names around it.
struct WordSense: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    /// 身份证号码
    static let identityLabel = WordSense(rawValue: 1 << 0)
    /// Said of one person only: 家庭住址, 户主.
    static let privateMatter = WordSense(rawValue: 1 << 1)
    /// Tells of one person where a name follows: 村民张三, but not 村民应当.
    static let person = WordSense(rawValue: 1 << 2)
    /// An office, a company, or what they want to be asked about: 联系人, 咨询, 有限公司.
    static let office = WordSense(rawValue: 1 << 3)
    /// 电话, of whomever.
    static let phoneLabel = WordSense(rawValue: 1 << 4)
    /// What follows is a number of something, not of somebody: 项目编号.
    static let code = WordSense(rawValue: 1 << 5)
    /// The account of an office or a company: 开户行.
    static let account = WordSense(rawValue: 1 << 6)
    /// 银行卡号
    static let cardLabel = WordSense(rawValue: 1 << 7)
    /// 家庭住址
    static let addressLabel = WordSense(rawValue: 1 << 8)
    /// 出生于
    static let birth = WordSense(rawValue: 1 << 9)
    /// Who holds an office, is chosen for one, or is honoured, is public with name and age: 任命, 拟录用.
    static let publicLife = WordSense(rawValue: 1 << 10)
    /// 患有
    static let diagnosis = WordSense(rawValue: 1 << 11)
    static let disease = WordSense(rawValue: 1 << 12)
    /// 肢体二级
    static let disabilityGrade = WordSense(rawValue: 1 << 13)
    /// 学生
    static let pupil = WordSense(rawValue: 1 << 14)
    /// 孤儿: PIPL Art 28 protects children under fourteen above others.
    static let child = WordSense(rawValue: 1 << 15)
    /// 三年级
    static let schoolClass = WordSense(rawValue: 1 << 16)
    static let secrecyLevel = WordSense(rawValue: 1 << 17)
    /// 密级
    static let secrecyField = WordSense(rawValue: 1 << 18)
    /// 请批示
    static let requestClosing = WordSense(rawValue: 1 << 19)
    /// 特此报告
    static let reportClosing = WordSense(rawValue: 1 << 20)
    /// 国务院令第492号
    static let repealedOrder = WordSense(rawValue: 1 << 21)
    /// Tells that an older rule is meant as such: 修订, 废止.
    static let history = WordSense(rawValue: 1 << 22)
    /// A name may follow at once: 法定代表人张三.
    static let role = WordSense(rawValue: 1 << 23)
    /// 手机, 邮箱: whose it is must be said before it.
    static let reach = WordSense(rawValue: 1 << 24)
}

extension WordFinder {
    /// Words of one beginning hide each other: the longest counts. So 身份证复印件 keeps 身份证 from being a label.
    static let vocabulary: [(sense: WordSense, words: [String])] = numberWords + personWords + paperWords

    private static let numberWords: [(sense: WordSense, words: [String])] = [
        (
            [.identityLabel, .privateMatter],
            split(
                """
                身份证 身份证号 身份证号码 身份证件号码 身份证编号 公民身份号码 公民身份证号码 居民身份证 居民身份证号 居民身份证号码
                身份号码 证件号码 证件号
                """)
        ),
        ([], split("身份证复印件 身份证原件 身份证明 身份证件 身份证正反面 身份证或 身份证、 居民身份证复印件 居民身份证原件 居民身份证、")),
        (
            [.office],
            split(
                """
                联系人 联系科室 联系处室 联系部门 联系单位 联系机构 联系地点 联络人 咨询 监督 举报 投诉 热线 服务 值班 传真 客服 技术支持 办公 邮编
                受理 报名 采购 招标 投标 中标 成交 代理机构 供应商 项目联系 建设单位 施工单位 设计单位 监理单位 业主单位 主办 承办 公司 集团
                事务所 委员会 人民政府 街道办 管理局 管理处 服务中心 村委会 居委会 民政局 财政局 教育局 公安局 派出所 自然资源局 人社局 住建局 法院
                检察院 医院 卫生院 学校 窗口 大厅 网址 网站 来人 来函 来信 致电 拨打 来电 有限责任 发证 河长 网格员 处长
                科长 局长 主任 注册地 公众号
                """)
        ),
        ([.office, .role], split("负责人 责任人 经办人 承办人 法定代表人")),
        ([.phoneLabel], split("电话 联系电话 联系方式 座机 固定电话 请联系")),
        ([.reach], split("手机 手机号 手机号码 邮箱 邮箱地址 电子邮箱 电子邮件 邮件地址 QQ邮箱")),
        (
            [.code],
            split(
                """
                编号 编码 代码 文号 案号 字号 索引号 订单号 订单 流水号 批号 批准文号 许可证号 证书号 证书编号 执照号 注册号 备案号 登记号 准考证号 标段号
                条码 条形码 信用代码 型号 标准号 专利号 合同号 项目号 机号 桩号 图号 版本号 快递单号 发票号码 房产证号 不动产权证号 车架号 发动机号
                """)
        ),
        (
            [.account],
            split(
                """
                户名 账户名 账户名称 账户信息 开户行 开户银行 开户名 单位账户 单位账号 对公 基本户 基本账户 基本帐户 保证金 缴入 缴至 汇入 汇至
                转入 国库 专户 财政 收款单位 收款账户 公司 中心 管理局 委员会
                """)
        ),
        ([.cardLabel, .privateMatter], split("银行卡 银行卡号 一卡通 社保卡 社保卡号 借记卡 储蓄卡 存折 存折账号 个人账户 个人账号 本人账户 本人账号")),
        ([.cardLabel], split("卡号 账号 帐号 账户 帐户")),
    ]

    private static let personWords: [(sense: WordSense, words: [String])] = [
        (
            [.addressLabel, .privateMatter],
            split("家庭住址 家庭地址 住址 现住址 家住 居住地址 现居住地址 户籍地址 户籍住址 户籍所在地 常住地址 经常居住地 现住 租住于 租住在 居住于")
        ),
        (
            [.privateMatter],
            split(
                """
                户主 监护人 本人电话 本人手机 家长电话 家长手机 家属电话 与户主关系 病历号 住院号 残疾证号 残疾人证号 性别 汉族 个人电话 本人
                """)
        ),
        (
            [.person],
            split(
                """
                村民 居民 患者 病人 申请人 被申请人 当事人 投诉人 举报人 信访人 来信人 反映人 业主 低保户 低保对象 低保人员 特困人员 特困供养人员 五保户
                五保老人 贫困户 脱贫户 监测户 残疾人 家长 家属 老人 受害人 被害人 死者 伤者 嫌疑人 被处罚人 被征收人 同学 父亲 母亲 其父 其母 妻子 丈夫 儿子
                女儿 其子 其女 姓名 承租人 受助人 救助对象 保障对象 申请救助人 农户 租户 产妇
                """)
        ),
        ([.role], split("经营者 法人代表 实际控制人")),
        ([.birth], split("出生 出生于 生于 出生日期 出生年月日 出生时间 生日")),
        (
            [.publicLife],
            split(
                """
                任命 任免 免去 拟任 现任 历任 曾任 任职 任前 履历 简历 候选人 书记 拟录用 录用 拟聘用 聘用 招聘 考生 遴选 选调 同志 教授 院士 烈士
                英雄 劳动模范 先进个人 逝世 作家 诗人 人大代表 党代表 政协委员
                """)
        ),
        (
            [.diagnosis],
            split("患有 患上 身患 罹患 因患 长期患 确诊 确诊为 被诊断 诊断为 诊断患有 经诊断 感染 感染了 查出 检出 患")
        ),
        (
            [.disease],
            split(
                """
                艾滋病 艾滋病病毒 HIV 梅毒 淋病 尖锐湿疣 乙肝 丙肝 乙型肝炎 丙型肝炎 肺结核 结核病 麻风病 精神病 精神分裂症 精神分裂 精神障碍 双相情感障碍
                抑郁症 躁狂症 癫痫 自闭症 孤独症 脑瘫 智力障碍 唐氏综合征 白血病 尿毒症 恶性肿瘤 肿瘤 癌 癌症 肺癌 肝癌 胃癌 乳腺癌 宫颈癌 食道癌 直肠癌
                淋巴瘤 红斑狼疮 血友病 帕金森病 阿尔茨海默病 老年痴呆 脑梗塞 脑梗死 脑出血 心脏病 冠心病 糖尿病 高血压 肾衰竭 肝硬化 尘肺病 地中海贫血
                新冠肺炎 新型冠状病毒肺炎
                """)
        ),
        ([.disabilityGrade], disabilityGrades),
        ([.pupil, .person], split("学生 小学生 中学生 初中生 高中生 男生 女生 考生家长")),
        (
            [.child, .person],
            split("孤儿 儿童 幼儿 留守儿童 困境儿童 事实无人抚养儿童 残疾儿童 女童 男童 婴儿 弃婴 新生儿 未成年人 被害女童 未满十四周岁的")
        ),
        (
            [.schoolClass],
            split("一年级 二年级 三年级 四年级 五年级 六年级 七年级 八年级 九年级 初一 初二 初三 高一 高二 高三 小班 中班 大班 1年级 2年级 3年级 4年级 5年级 6年级 7年级 8年级 9年级")
        ),
    ]

    private static let paperWords: [(sense: WordSense, words: [String])] = [
        ([.secrecyLevel], ["绝密", "机密", "秘密"]),
        ([.secrecyField], ["密级", "保密等级", "秘密等级", "定密"]),
        (
            [.requestClosing],
            split("请批示 请审批 请予批示 请予审批 请批复 请予批复 请予批准 特此请示 以上请示 妥否 当否")
        ),
        ([.reportClosing], split("请审示 请审阅 请予审示 请予审阅 特此报告 专此报告 以上报告")),
        (
            [.repealedOrder],
            split(
                """
                国务院令第492号 国务院令492号 国务院第492号令 国务院492号令 国令第492号 第492号国务院令 中华人民共和国国务院令第492号
                """)
        ),
        ([.history], split("修订 修改 废止 同时废止 失效 2007年 原 旧")),
    ]

    private static var disabilityGrades: [String] {
        let kinds = ["视力", "听力", "言语", "肢体", "智力", "精神", "多重"]
        let grades = ["一", "二", "三", "四", "1", "2", "3", "4", "壹", "贰", "叁", "肆"]
        return kinds.flatMap { kind in
            grades.flatMap { grade in
                ["\(kind)\(grade)级", "\(kind)残疾\(grade)级", "\(kind)残疾人\(grade)级", "\(grade)级\(kind)残疾"]
            }
        }
    }

    private static func split(_ words: String) -> [String] {
        words.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
