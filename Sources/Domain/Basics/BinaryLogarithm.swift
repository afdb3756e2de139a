/// The logarithm to the base of 2 in 1/256, of a number that is at least 1. Bit by bit, of products only: a logarithm of the
/// machine's library may be another's in its last bits.
func binaryLogarithm(_ number: Double) -> Int {
    var (logarithm, rest) = (Int(number.exponent) * 256, number.significand)
    var bit = 128
    while bit > 0 {
        rest *= rest
        if rest >= 2 {
            rest /= 2
            logarithm += bit
        }
        bit /= 2
    }
    return logarithm
}
