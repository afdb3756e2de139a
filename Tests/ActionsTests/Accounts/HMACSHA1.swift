import Crypto

/// What an authenticator app computes.
func hmacSHA1(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
    Array(HMAC<Insecure.SHA1>.authenticationCode(for: message, using: SymmetricKey(data: key)))
}
