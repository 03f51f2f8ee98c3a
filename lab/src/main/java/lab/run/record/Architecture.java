package lab.run.record;

import locallambda.system.Problem;

/** The processor architectures that Lambda prices differently. */
public enum Architecture {
    X86, ARM;

    /**
     * Reads the names that operating systems, JVMs and AWS use: {@code x86_64}, {@code amd64}, {@code arm64},
     * {@code aarch64}.
     *
     * @throws Problem for any other
     */
    public static Architecture of(String name) {
        return switch (name) {
            case "x86_64", "amd64", "x86" -> X86;
            case "arm64", "aarch64", "arm" -> ARM;
            default -> throw new Problem(
                    "AWS Lambda doesn't support the architecture \"" + name + "\".", "Choose x86_64 or arm64.");
        };
    }
}
