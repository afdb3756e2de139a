import Actions
package import Domain

/// What a file of a request is called, and why one is not taken.
func name(of kind: RequestFile.Kind) -> String {
    switch kind {
    case .attachment: "附件"
    case .identityPaper: "身份证明"
    case .authority: "授权委托书"
    case .answer: "答复附件"
    case .deliveryProof: "送达凭证"
    case .scan: "扫描件"
    }
}

/// What the desk calls a file before anybody has opened it: what an applicant named it may name the applicant.
func deskName(of file: RequestFile) -> String {
    guard RequestFile.Kind.ofApplicants.contains(file.kind) else { return file.name }
    return "\(name(of: file.kind))\(file.position).\(file.type.endings[0])"
}

package func sentence(for fault: FileFault) -> String {
    switch fault {
    case .missing: "请先选一个文件"
    case .empty: "这个文件是空的（0字节），请选有内容的文件"
    case .tooLarge(let limit): "文件太大，一个文件最多\(size(limit))"
    case .notAllowed(ending: ""): "文件名没有扩展名，看不出是什么文件。可以交的有：\(allowedFiles)"
    case .notAllowed(let ending): "不收.\(ending)文件。可以交的有：\(allowedFiles)"
    case .notAsNamed(let type, let look):
        "文件名说是.\(type.endings[0])，内容\(phrase(for: look))。请用原来的软件打开，另存以后再交"
    case .tooMany(let limit): "最多\(limit)个文件。可以先删除一个，或者合并成一个PDF"
    case .tooMuch(let limit): "所有文件加起来最多\(size(limit))。可以先删除一个，或者交纸质的"
    case .noRoom: "现在交材料的人太多，暂时收不下文件。请过一天再试，或者不附文件先提交，材料交给受理机关"
    case .alreadyThere: "这个文件已经在里面了"
    case .notAText(let ending): "不能从.\(ending)文件起草。可以用的有：Word（docx、doc）、WPS文字（wps）、odt和rtf"
    case .noWords: "这个文件里没有文字，可能全是图片。请换一个，或者直接写正文"
    case .damaged: "这个文件打不开，可能没有下载完整或者已经损坏。请用原来的软件打开，另存以后再选"
    case .encrypted: "这个文件有密码，打不开。请去掉密码再选"
    case .unopened(let program): "这台服务器上的\(program)打不开这个文件，或者没有安装。请用Word或者WPS另存为docx再选"
    case .infected(let name): "这个文件有病毒（\(name)），没有收下。请杀毒以后再交，或者换一个文件"
    case .notScanned: "现在检查不了病毒，文件没有收下。请过几分钟再试，或者不附文件先提交"
    }
}

func sentence(for fault: CleaningFault) -> String {
    switch fault {
    case .notPossible: "这种文件清除不了。请另存为docx、xlsx、pptx或者PDF，再添加。"
    case .missing(let program): "这台服务器没有装\(program)。请告诉系统管理员。"
    case .failed: "文件处理不了。请在自己的软件里清除属性，移除旧的，再添加新的。"
    case .notTheSame: "清除以后重新打开，内容和原来的不一样，或者还有个人信息，所以没有换。请在自己的软件里处理。"
    }
}

func sentence(for refusal: RedactionRefusal) -> String {
    switch refusal {
    case .notPossible: "这种文件不能在这里遮盖。请另存为PDF，再添加。"
    case .nothingMarked: "还没有标出要遮盖的地方。"
    case .tooManyMarks(let limit): "一个文件最多标\(limit)处。请把文件拆开，或者用更大的框。"
    case .unfinished: "答复附件里标出了要遮盖的内容，还没有换成遮盖后的文件。请先换上，或者取消标记，或者把附件作废。"
    case .notProven: "遮盖后的文件还没有通过核验。请看核验结果，补标以后再生成一次。"
    }
}

/// What may be handed in, as people say it.
let allowedFiles = "PDF、OFD、图片（jpg、png）、Word（doc、docx）、Excel（xls、xlsx）、WPS文字（wps）和纯文本（txt）"

/// What offices may put up, as people say it.
let filesOfOffices = """
    PDF、OFD、图片（jpg、png、gif、tif）、Word（doc、docx）、Excel（xls、xlsx、csv）、PPT（ppt、pptx）、WPS（wps、et、dps）、\
    OpenDocument（odt、ods）、rtf、网页（html）和纯文本（txt）
    """

/// `1.5 MB`, in the units that file managers show.
func size(_ bytes: Int) -> String {
    if bytes < 1 << 10 { return "\(bytes)字节" }
    if bytes < 1 << 20 { return "\((bytes + 512) >> 10) KB" }
    let (unit, shift) = bytes < 1 << 30 ? ("MB", 20) : ("GB", 30)
    let tenths = (bytes * 10 + 1 << (shift - 1)) >> shift
    return tenths.isMultiple(of: 10) ? "\(tenths / 10) \(unit)" : "\(tenths / 10).\(tenths % 10) \(unit)"
}

private func phrase(for look: FileLook) -> String {
    switch look {
    case .program: "却是程序"
    case .script: "却是脚本"
    case .webPage: "却是网页"
    case .pdf: "却是PDF"
    case .picture: "却是图片"
    case .office: "却是另一种办公文件"
    case .macros: "却带有宏"
    case .archive: "却是压缩包"
    case .unknown: "却不是"
    }
}
