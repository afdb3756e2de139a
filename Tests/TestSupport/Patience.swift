package import Testing

extension Trait where Self == TimeLimitTrait {
    /// For a test that would hang where it should fail. The library counts from the moment it takes a test in hand, so that the
    /// turns of all others are in it: a shorter limit would end tests that have not begun.
    package static var patient: Self { .timeLimit(.minutes(60)) }
}
