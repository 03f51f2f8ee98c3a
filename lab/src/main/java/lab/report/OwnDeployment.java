package lab.report;

import lab.cost.Cost;
import lab.run.record.Measured;

/** How to deploy a user's function to AWS in the way that a measurement chose. */
public record OwnDeployment(Measured measured, Cost chosen) {

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
                executable() ? "function.zip" : measured.file(), chosen.usage().memoryMb(), measured.timeoutS()));
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
            return "# function.zip contains bootstrap, the executable, which was built on Amazon Linux 2023.\n";
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
                // Add org.crac:crac to your dependencies; your handler implements org.crac.Resource.
                public YourHandler() { Core.getGlobalContext().register(this); }

                @Override
                public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
                    handleRequest(SAMPLE_EVENT, null);  // with test doubles for all that this call must not change
                }

                @Override
                public void afterRestore(org.crac.Context<? extends Resource> context) {}
                """;
    }
}
