import Testing

@testable import Web

@Suite struct ScriptBundleTests {
    private static let numbers = """
        // Numbers.
        const secret = 1;
        export const one = secret;
        export function two() { return 2; }
        export class Three {}
        """

    @Test func `modules stand before the script that asks for them, each once and closed`() throws {
        let bundle = try ScriptBundle(
            of: "a.js",
            in: [
                "a.js": "import { one } from \"./numbers.js\";\nimport * as b from \"./b.js\";\nb.run(one);",
                "b.js": "import { two, Three } from \"./numbers.js\";\nexport function run() { two(new Three()); }",
                "numbers.js": Self.numbers,
            ])
        #expect(
            bundle.text == """
                const module_numbers_js = (() => {
                // Numbers.
                const secret = 1;
                const one = secret;
                function two() { return 2; }
                class Three {}
                return { one, two, Three };
                })();
                const module_b_js = (() => {
                const { two, Three } = module_numbers_js;
                function run() { two(new Three()); }
                return { run };
                })();
                const { one } = module_numbers_js;
                const b = module_b_js;
                b.run(one);

                """)
    }

    @Test(arguments: [
        "import { a } from \"./nothing.js\";", "import \"./numbers.js\";", "import a from 'numbers.js';",
        "export { a };", "export default 1;",
    ])
    func `a script in another form is not served in halves`(line: String) {
        #expect(throws: ScriptBundle.Fault.self) {
            try ScriptBundle(of: "a.js", in: ["a.js": line, "numbers.js": Self.numbers])
        }
    }

    @Test func `the editor comes in one file`() async throws {
        try await withSite { site in
            let script = try await site.browser().ask("/assets/x/editor.js")
            #expect(script.status == 200)
            #expect(!script.text.contains("\nimport "))
            #expect(!script.text.contains("\nexport "))
            #expect(script.text.contains("class Draft"))
        }
    }
}
