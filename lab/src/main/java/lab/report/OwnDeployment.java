package lab.report;

import java.util.Optional;
import lab.cost.Cost;
import lab.run.record.Measured;

/**
 * How to deploy a user's function to AWS in the way that a measurement chose.
 *
 * @param other the measured variant that comes first at the same memory size among those without an {@link #obstacle}
 */
public record OwnDeployment(Measured measured, Cost chosen, Optional<String> other) {

    private static final String JAVA = "java-", USUAL = "java-snapstart-primed";

    /** Why {@code ./jbang deploy --measured} can't deploy a variant; empty if it can. */
    public static Optional<String> obstacle(String variant) {
        if (variant.endsWith("aot"))
            return Optional.of("An AOT cache belongs in a container image, which ./jbang deploy --measured doesn't "
                    + "build.");
        return variant.endsWith("native")
                ? Optional.of("The executable was linked on this machine, but AWS needs one that was linked on Amazon "
                        + "Linux 2023.")
                : Optional.empty();
    }

    /** The command that deploys the function: as the chosen variant, or as another one if that can't be deployed. */
    public String command() {
        return "./jbang deploy --measured RUN" + (obstacle(chosen.variant()).isEmpty() ? ""
                : " --as " + other.orElse(USUAL).substring(JAVA.length()));
    }

    /** The same in sentences. */
    public String words() {
        return obstacle(chosen.variant())
                .map(why -> why + " " + command() + " deploys the function differently.")
                .orElse(command() + " shows what it would change in your AWS account, and then deploys the function.")
                + " You can also save this template as template.yaml next to " + code() + ", and run sam deploy "
                + "--guided:";
    }

    private String code() {
        return executable() ? "function.zip" : measured.file();
    }

    /** A complete SAM template, except for the values of variables, which no report contains. */
    public String sam() {
        StringBuilder sam = new StringBuilder(caveat()).append("""
                AWSTemplateFormatVersion: "2010-09-09"
                Transform: AWS::Serverless-2016-10-31
                Resources:
                  Function:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: %s
                      Handler: %s
                      CodeUri: %s
                      MemorySize: %d
                      Timeout: %d
                """.formatted(executable() ? "provided.al2023" : "java25", measured.handler(),
                code(), chosen.usage().memoryMb(), measured.timeoutS()));
        if (snapStart()) sam.append("""
                      SnapStart: {ApplyOn: PublishedVersions}
                      AutoPublishAlias: live
                """);
        if (!measured.variables().isEmpty()) {
            sam.append("      Environment:\n        Variables:\n");
            measured.variables().forEach(name -> sam.append("          ").append(name).append(": \"\"  # yours\n"));
        }
        return sam.toString();
    }

    private String caveat() {
        if (executable())
            return "# function.zip must contain bootstrap, the executable that you build on Amazon Linux 2023.\n";
        return chosen.variant().endsWith("aot")
                ? "# An AOT cache needs a container image. This template deploys the function without the cache.\n"
                : "";
    }

    private boolean executable() {
        return chosen.variant().endsWith("native");
    }

    private boolean snapStart() {
        return chosen.variant().contains("snapstart");
    }

    /** The hook that does on AWS what the lab's wrapper did here; empty if the chosen way primes nothing. */
    public String hook() {
        if (!chosen.variant().endsWith("primed")) return "";
        return """
                // Add org.crac:crac to your dependencies, and let your handler implement org.crac.Resource.
                public YourHandler() { Core.getGlobalContext().register(this); }

                @Override
                public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
                    handleRequest(SAMPLE_EVENT, null);  // with test doubles for everything that it must not change
                }

                @Override
                public void afterRestore(org.crac.Context<? extends Resource> context) {}
                """;
    }
}
