import Actions
import Domain

/// A page as a picture, with the bars that would be drawn in it now and, for those who type where a bar shall be, a measure on
/// two of its edges.
func redactionDrawing(_ picture: RedactionPicture) -> String {
    let (width, height) = (picture.width, picture.height)
    let bars = picture.bars.map { bar in
        let area = bar.area
        return """
            <rect x="\(area.left * width)" y="\(area.top * height)" width="\(area.width * width)" \
            height="\(area.height * height)" fill="#000" fill-opacity=".75"/>
            """
    }.joined()
    let ticks = (1..<10).map { tenth in
        let (x, y) = (width * Double(tenth) / 10, height * Double(tenth) / 10)
        return """
            <path d="M\(x) 0v6M0 \(y)h6" stroke="#06c"/><text x="\(x)" y="14" text-anchor="middle">\(tenth)0</text>\
            <text x="8" y="\(y + 3)">\(tenth)0</text>
            """
    }.joined()
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)">\
        <image href="data:image/jpeg;base64,\(Base64.encode(picture.page))" width="\(width)" height="\(height)"/>\
        \(bars)<g fill="#06c" font-size="8" font-family="sans-serif">\(ticks)</g></svg>
        """
}
