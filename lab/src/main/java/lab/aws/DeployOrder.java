package lab.aws;

import java.util.List;
import locallambda.system.Problem;

/**
 * What the user wants to deploy to an account.
 *
 * @param stack         its name: lower-case letters, digits and hyphens, 24 at the most, so that all names made from it
 *                      fit
 * @param variants      names of variants, at least one
 * @param architecture  {@code x86_64} or {@code arm64}, for all of them
 * @param memoryMb      memory size of the functions as they are made; a race sets its own
 * @param retentionDays days after which AWS deletes logs and objects
 * @param owner         who is responsible for the stack, for a tag
 * @param template      usually that of {@code lambdas/template.yaml}
 */
public record DeployOrder(String stack, List<String> variants, String architecture, int memoryMb, int retentionDays,
        String owner, Template template) {

    public DeployOrder {
        checkName(stack);
        variants = List.copyOf(variants);
        if (!List.of("x86_64", "arm64").contains(architecture))
            throw new Problem("Lambda doesn't support the architecture \"" + architecture + "\".",
                    "Choose x86_64 or arm64.");
    }

    /** @throws Problem if a stack can't have this name */
    public static void checkName(String stack) {
        if (!stack.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || stack.length() > 24)
            throw new Problem("\"" + stack + "\" isn't a valid name for a stack.",
                    "Use at most 24 lower-case letters, digits, and single hyphens, and start with a letter.");
    }

    /** The processor, as {@code uname -m} names it. */
    public String machine() {
        return architecture.equals("arm64") ? "aarch64" : architecture;
    }

    String parameterOwner() {
        return owner.replaceAll("[^A-Za-z0-9 +=._:/@-]", "-");
    }
}
