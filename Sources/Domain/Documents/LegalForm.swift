/// What a document is in law, as the annual report counts it (Regulation Art 20(1); 国办公开办函〔2021〕30号): nil of all that
/// binds nobody outside.
package enum LegalForm: String, Hashable, Sendable, CaseIterable {
    /// 规章: of ministries, provinces and cities with districts (立法法).
    case regulation
    /// 行政规范性文件 (国办发〔2018〕37号)
    case normativeDocument = "normative-document"
}
