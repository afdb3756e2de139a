import Actions
import Domain
import Testing

struct PastedWordTests {
    private func html(_ markup: String) throws -> String {
        try RichTextParser.parse(markup).text.html
    }

    @Test func `Word's own markup goes and its words stay`() throws {
        let markup = """
            <!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><xml><w:Zoom>0</w:Zoom></xml>
            <p class=MsoNormal style='text-indent:24pt;mso-char-indent-count:2.0'><span lang=EN-US style='font-family:宋体'>
            <font face="宋体">本办法自2026年10月15日</font></span><o:p>&nbsp;</o:p>起施行。<a name="_GoBack"></a></p>
            <p class=MsoNormal><o:p>&nbsp;</o:p></p>
            """
        #expect(try html(markup) == "<p>本办法自2026年10月15日 起施行。</p>")
    }

    @Test func `a line that Word wrapped in its HTML has no gap between Chinese characters`() throws {
        #expect(try html("<p>政府\n  信息\r\n公开，\n依 法\nArt 20</p>") == "<p>政府信息公开，依 法 Art 20</p>")
        #expect(try html("<pre>甲\n  乙</pre>") == "<p>甲<br>乙</p>")
    }

    @Test func `bold, italic and raised letters said by style are kept`() throws {
        let markup = """
            <p>甲<span style="FONT-WEIGHT: bold">乙</span><b>丙<span style="font-weight:normal">丁</span></b>\
            <span style="font-style:italic">戊</span>m<span style="vertical-align:super">2</span></p>
            """
        #expect(try html(markup) == "<p>甲<strong>乙丙</strong>丁<em>戊</em>m<sup>2</sup></p>")
    }

    @Test func `outline levels and headings become headings of level two to four`() throws {
        let markup = """
            <p style="mso-outline-level:1"><b>一、总则</b></p><p style="mso-outline-level:3">（一）</p><h1>甲</h1><h6>乙</h6>
            """
        #expect(try html(markup) == "<h2>一、总则</h2><h3>（一）</h3><h2>甲</h2><h4>乙</h4>")
    }

    @Test func `a long paragraph with an outline level is a paragraph`() throws {
        let words = String(repeating: "招标条件", count: 16)
        #expect(try html("<p style='mso-outline-level:2'>\(words)</p>") == "<p>\(words)</p>")
    }

    @Test func `a centred bold line is a title, a short line to the right a signature`() throws {
        let markup = """
            <p align=center><b>阳光县办法</b></p><p style="text-align:center">（2026年）</p>
            <div style="text-align: right"><p>阳光县人民政府&nbsp;&nbsp;</p></div>
            """
        let html = """
            <h2 class="title">阳光县办法</h2><p class="title">（2026年）</p><p class="sign">阳光县人民政府</p>
            """
        #expect(try self.html(markup) == html)
    }

    @Test func `two line breaks end a paragraph`() throws {
        #expect(try html("甲<br>乙<br>&nbsp;<br>　　丙") == "<p>甲<br>乙</p><p>丙</p>")
    }

    @Test func `numbers typed by hand stay in their paragraphs`() throws {
        #expect(try html("<p><![if !supportLists]>1.<span>&nbsp;&nbsp; </span><![endif]>甲</p>") == "<p>1. 甲</p>")
    }

    @Test func `a list within a list belongs to the item before it`() throws {
        let html = "<ol><li>一<ul><li>甲</li></ul></li><li>二</li></ol>"
        #expect(try self.html("<ol><li><p>一</p></li> <ul><li>甲</li></ul><li>二</ol>") == html)
    }

    @Test func `merged cells are kept`() throws {
        let markup = """
            <table border=1><tbody><tr><td rowspan=2 width=70><p align=center><b>序号</b></p></td><td colspan="2">价</td></tr>
            <tr><td>甲</td><td>乙</td></tr></tbody></table>
            """
        let html = """
            <table><tbody><tr><td rowspan="2"><strong>序号</strong></td><td colspan="2">价</td></tr>\
            <tr><td>甲</td><td>乙</td></tr></tbody></table>
            """
        #expect(try self.html(markup) == html)
    }

    @Test func `a table with words in one cell is a frame around its text`() throws {
        let markup = "<table><tr><td><h2>题</h2><p style='text-align:right'>署名</p></td><td>&nbsp;</td></tr></table>"
        #expect(try html(markup) == "<h2>题</h2><p class=\"sign\">署名</p>")
    }

    @Test func `a table beyond the limits becomes paragraphs, and the writer is told`() throws {
        let row = "<tr>\(String(repeating: "<td>甲</td>", count: 201))</tr>"
        let (text, notes) = try RichTextParser.parse("<table>\(row)</table>")
        #expect(text.plainText.hasPrefix("甲　甲　甲"))
        #expect(notes == [RichTextNote(.tables, count: 1)])
    }

    @Test func `the writer is told what was not kept`() throws {
        let markup = """
            <p><img src="file:///C:/1.png"><v:imagedata src="2.png"/>文<a href="word/1.doc">链接</a><a href="#_Toc1">目录</a>\
            <del>旧</del><input><object>x</object></p><table><tr><td rowspan=9>甲<td>乙</table>
            """
        let notes: [RichTextNote] = [
            .init(.images, count: 2), .init(.embedded, count: 1), .init(.controls, count: 1),
            .init(.deletions, count: 1), .init(.links, count: 1), .init(.spans, count: 1),
        ]
        #expect(try RichTextParser.parse(markup).notes == notes)
    }
}
