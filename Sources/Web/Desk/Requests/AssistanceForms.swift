import Domain

/// The forms of 协办: asking another office or organ for help, and entering what came of it.
extension DeskRequestView {
    func fieldsOfAssistance(_ kind: RequestAct.Kind) -> HTML {
        guard kind == .assistanceReply else {
            return """
                \(textField(field(kind, "addressee", "请谁协助", hint: "股室、单位或者别的机关"), value: typed(kind, "addressee")))
                \(wordsField(kind, "要协助什么", hint: "会原样进入协办函，不要写申请人是谁"))
                \(textField(field(kind, "days", "几个工作日内回复", hint: "1到20；答复期限不停"), value: typed(kind, "days", else: "5"), size: 4))
                \(dayField(kind, "发出的日期"))
                """
        }
        let letters = state.unansweredAssistances.map { number in
            Choice(String(number), "第\(number)份，\(state.assistances[number]?.askedOn.iso ?? "")发出")
        }
        return """
            \(selectField(field(kind, "letter", "哪一份协办函"), choices: letters, selected: typed(kind, "letter")))
            \(wordsField(kind, "回复了什么"))\(dayField(kind, "收到回复的日期"))
            """
    }
}
