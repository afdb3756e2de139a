import Testing

@testable import Storage

/// The examples of “Authenticating Requests: Using the Authorization Header”, in the documentation of Amazon S3.
struct BucketSignatureTests {
    private func signature(
        _ method: String, _ path: String, query: String = "", headers: [(String, String)] = [], body: String = ""
    ) throws -> String {
        let signature = BucketSignature(
            keys: try #require(BucketKeys("AKIAIOSFODNN7EXAMPLE:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")),
            region: "us-east-1")
        let payload = BucketSignature.digest(of: Array(body.utf8))
        let time = BucketSignature.Time(1_369_353_600)
        let all =
            headers + [
                ("Host", "examplebucket.s3.amazonaws.com"), ("x-amz-content-sha256", payload),
                ("x-amz-date", time.text),
            ]
        return signature.authorization(
            method, path, query: query, headers: all.map { (name: $0.0, value: $0.1) }, payload: payload, at: time)
    }

    @Test func `a part of an object is asked for`() throws {
        let found = try signature("GET", "/test.txt", headers: [("Range", "bytes=0-9")])
        #expect(
            found == """
                AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,\
                SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,\
                Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41
                """)
    }

    @Test func `an object is put`() throws {
        let found = try signature(
            "PUT", "/test%24file.text",
            headers: [("Date", "Fri, 24 May 2013 00:00:00 GMT"), ("x-amz-storage-class", "REDUCED_REDUNDANCY")],
            body: "Welcome to Amazon S3.")
        #expect(found.hasSuffix("=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd"))
    }

    @Test func `objects are listed`() throws {
        let query = BucketSignature.query([("prefix", "J"), ("max-keys", "2")])
        #expect(query == "max-keys=2&prefix=J")
        let found = try signature("GET", "/", query: query)
        #expect(found.hasSuffix("=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"))
    }

    @Test func `a query is encoded as it is signed`() {
        #expect(BucketSignature.query([("start-after", "a/b c")]) == "start-after=a%2Fb%20c")
    }
}
