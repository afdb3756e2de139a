import Actions
import Domain

/// Beside a request that can be disputed: the papers for the organ of reconsideration or the court.
func evidenceSection(_ view: DeskRequestView) -> HTML? {
    guard view.offers(.dispute) else { return nil }
    return """
        <section class="card"><h2>证据材料</h2>
        <p>行政复议、行政诉讼举证用：证据清单、按顺序排好页码的全部文书（PDF）、单个文件、这件申请的全部材料和校验值，放在一个ZIP里。</p>
        <p class="small"><strong>里面写着申请人是谁。</strong>只交给复议机关和法院；每次制作都写进操作日志。</p>
        \(postForm(to: Links.Desk.request(view.request.request.id, "evidence"), csrfToken: view.csrf, buttons([button("制作证据材料", kind: .quiet)])))
        </section>
        """
}
