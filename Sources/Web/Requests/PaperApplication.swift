import Actions
import Domain

/// The application as a form on paper: the questions are those of the pages (`ApplicationStep`), in their order.
struct PaperApplication: Sendable {
    /// Empty for one that is filled in by hand.
    var fields: ApplicationFields

    static let title = "政府信息公开申请表"

    private static let parts: [ApplicationStep.Part] = [.who, .what, .how]

    var table: HTML {
        var seen: Set<String> = []
        let rows = Self.parts.map { part -> HTML in
            let names = ApplicationStep.allCases.filter { $0.part == part }.flatMap(\.fields)
                .filter { seen.insert($0).inserted }
            return """
                <tr><th colspan="2" scope="colgroup">\(part.rawValue)</th></tr>
                \(names.map(row))
                """
        }
        return "<table class=\"table grid-lines\">\n<tbody>\n\(rows)</tbody>\n</table>\n"
    }

    private func row(_ name: String) -> HTML {
        let choices = Self.choices(of: name)
        let value: String =
            choices.isEmpty
            ? fields[name]
            : choices.map { "\($0.value == fields[name] ? "■" : "□")\($0.title)" }.joined(separator: "　")
        // Room for a hand.
        let room: HTML? = name == "description" && value.isEmpty ? "<br><br><br><br><br>" : nil
        return "<tr><th scope=\"row\">\(label(ofField: name))</th><td>\(value)\(room)</td></tr>\n"
    }

    /// The boxes to tick; none for what is written.
    private static func choices(of field: String) -> [(value: String, title: String)] {
        switch field {
        case "applicantKind": ApplicantClass.allCases.map { ($0.rawValue, name(of: $0)) }
        case "idKind": Applicant.Identification.Kind.allCases.map { ($0.rawValue, name(of: $0)) }
        case "agent": [("no", "自己申请"), ("yes", "由代理人申请，附授权委托书")]
        case "form": WantedInformation.Form.allCases.map { ($0.rawValue, name(of: $0)) }
        case "way": WantedInformation.Way.allCases.map { ($0.rawValue, name(of: $0)) }
        default: []
        }
    }
}

extension ApplicationFields {
    /// What was written in an application.
    init(_ application: ApplicationForm) {
        let (applicant, wanted) = (application.applicant, application.wanted)
        self.init([
            "applicantKind": applicant.kind.rawValue, "applicantName": applicant.name,
            "idKind": applicant.identification.kind.rawValue, "idNumber": applicant.identification.number,
            "contactName": applicant.contactName, "applicantPhone": applicant.phone,
            "applicantEmail": applicant.email, "applicantAddress": applicant.address,
            "applicantPostcode": applicant.postcode, "agent": applicant.agent == nil ? "no" : "yes",
            "agentName": applicant.agent?.name ?? "", "agentNumber": applicant.agent?.identification.number ?? "",
            "agentPhone": applicant.agent?.phone ?? "", "description": wanted.description,
            "wantedNumber": wanted.documentNumber, "fromYear": wanted.fromYear.map(String.init) ?? "",
            "toYear": wanted.toYear.map(String.init) ?? "", "form": wanted.form.rawValue, "way": wanted.way.rawValue,
        ])
    }
}

/// - Parameter fault: why there is no file.
func blankApplicationPage(_ fault: Press.Fault? = nil) -> HTML {
    """
    \(fault.map { pressNote($0, atDesk: false) })<h1>\(PaperApplication.title)</h1>
    <p class="screen">打印出来填写，当面交到受理机关，或者寄去，信封上注明“政府信息公开申请”。受理机关的地址在<a href="\(Links.newRequest)">依申请公开</a>页。也可以<a href="\(Links.newRequest)">在网上申请</a>。</p>
    <div class="screen">
    \(postForm(to: Links.requestForm("files"), csrfToken: nil, buttons(Press.Format.buttons)))
    <p class="small soft">Word文件可以在电脑上填好再打印。第一次下载可能要等几秒钟。</p>
    </div>
    \(blankForm)
    """
}

extension Sheet {
    static var blankApplication: Sheet {
        Sheet(title: PaperApplication.title, organ: "", number: "", main: blankForm)
    }
}

private var blankForm: HTML {
    """
    <p>申请机关：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿</p>
    \(PaperApplication(fields: ApplicationFields()).table)
    <p>申请人（签名或者盖章）：＿＿＿＿＿＿＿＿＿＿</p>
    <p>日期：　　　　年　　月　　日</p>
    <p class="small">《政府信息公开条例》第二十九条要求写明：姓名或者名称、身份证明、联系方式；信息的名称、文号或者便于查询的其他特征；形式要求。不用说明用途。电话、邮箱、地址至少填一样。请附身份证明的复印件。</p>
    """
}

/// What becomes of a request, step by step; the days are those that the program counts with.
func requestProcessPage() -> HTML {
    """
    <h1>办理流程</h1>
    <p class="lead">从提出申请到收到答复，一步一步是这样。天数按工作日算，法定节假日不算。</p>
    <ol>
    <li><strong>提出申请。</strong>当面、邮寄、网上都可以；写不了的，可以口头说，工作人员代填（第二十九条）。</li>
    <li><strong>登记，确认收到日期。</strong>当面提交的，提交之日就是收到之日；邮寄的，签收之日；网上提交的，双方确认之日（第三十一条）。期限从第二天起算。</li>
    <li><strong>需要时补正。</strong>内容不明确的，\(RequestCase.clarificationDays)个工作日内一次性告知补充什么；补正以后，期限重新计算（第三十条）。</li>
    <li><strong>检索和审查。</strong>查找您要的信息，看能不能公开。</li>
    <li><strong>需要时征求意见。</strong>涉及第三方权益的，书面征求意见，第三方有\(RequestCase.Consultation.workingDays)个工作日；这段时间不算在答复期限里，会告诉您（第三十二条、第三十三条）。</li>
    <li><strong>少数情况收费。</strong>数量、频次超过免费范围的，通知缴纳信息处理费；收到通知的次日起\(RequestCase.Fee.calendarDays)日内缴纳，缴费以后期限重新计算（第四十二条）。</li>
    <li><strong>审核、保密审查、审批。</strong>拟好的答复要经过三个人。</li>
    <li><strong>答复。</strong>收到申请之日起\(RequestTerm.workingDays)个工作日内；需要延长的，经负责人同意并且告知您，最多再延长\(RequestTerm.longestExtension)个工作日（第三十三条）。</li>
    <li><strong>送达。</strong>直接送达、邮政企业邮寄或者发电子邮件，按您选的方式。</li>
    <li><strong>不服怎么办。</strong>可以依法申请行政复议或者提起行政诉讼，期限写在答复书里；也可以向主管部门投诉、举报（第五十一条）。</li>
    </ol>
    <p><a href="\(Links.newRequest)">去申请</a>　<a href="\(Links.requestForm)">打印申请表</a></p>
    """
}
