package lab.explain;

import org.junit.jupiter.api.Tag;

/** The same as {@link PrimingProofTest} at the memory size of the published proof. */
@Tag("long")
class PrimingProof_SmallShareTest extends PrimingProofTest {

    @Override
    int memoryMb() {
        return 512;
    }
}
