// The tests that run inside the editor, run outside of it.

#include "Tests/BridgeSourceOptions.spec.cpp"
#include "Tests/BridgeSpaces.spec.cpp"

int main() {
    for (FAutomationTestBase* test : FAutomationTestBase::StubAll()) {
        test->RunTest(FString());
    }
    std::printf("%d passed, %d failed\n", FAutomationTestBase::StubPassed,
                FAutomationTestBase::StubFailed);
    return FAutomationTestBase::StubFailed == 0 ? 0 : 1;
}
