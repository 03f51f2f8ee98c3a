package lab.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import lab.Checkout;
import lab.Home;
import lab.toolchain.PythonEnvironment;

/** The tools of SAM and CloudFormation, from PyPI, in an environment of their own; none of them needs a network. */
public final class SamTools {

    private static final PythonEnvironment ENVIRONMENT = PythonEnvironment.of(Home.find(),
            new PythonEnvironment.Recipe("sam", "The tests of the template",
                    Checkout.ROOT.resolve("lab/src/test/python/sam.txt"), Map.of()),
            System.out::println);

    private SamTools() {}

    /** What a tool printed and how it ended. */
    record Ended(int exitCode, String output) {}

    /** Runs a command of the environment. */
    static Ended run(String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(ENVIRONMENT.folder().resolve("bin").resolve(tool).toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("AWS_DEFAULT_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "nobody",
                "AWS_SECRET_ACCESS_KEY", "nothing", "AWS_EC2_METADATA_DISABLED", "true", "SAM_CLI_TELEMETRY", "0",
                "HTTPS_PROXY", "http://127.0.0.1:9"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        return new Ended(process.waitFor(), output);
    }

    /** What CloudFormation's linter says of a template; nothing if all is well. */
    public static String lint(Path template) throws IOException, InterruptedException {
        return run("cfn-lint", "--format", "parseable", "--regions", "us-east-1", "--template", template.toString())
                .output();
    }

    /** The template of these variants as CloudFormation makes it of SAM's, in {@code folder}. */
    public static Path translated(Path folder, String... variants) throws IOException, InterruptedException {
        Template template = Template.read(Home.find().lambdas().resolve("template.yaml")).only(List.of(variants));
        for (String variant : variants)
            if (!template.function(variant).path("Properties").has("ImageUri"))
                template = template.withCode(variant, "nowhere", variant + ".zip");
        return translated(template, folder);
    }

    /** A template with the places of its code, as CloudFormation makes it of SAM's. */
    public static Path translated(Template template, Path folder) throws IOException, InterruptedException {
        return plain(Files.writeString(folder.resolve("sam.json"), template.text()), folder);
    }

    /** What CloudFormation makes of a template of SAM's. */
    static Path plain(Path sam, Path folder) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(ENVIRONMENT.python().toString(),
                Checkout.ROOT.resolve("lab/src/test/python/translate.py").toString(), sam.toString(),
                "Architecture=x86_64", "ReservedConcurrency=0").redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
        Process process = builder.start();
        String plain = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) throw new IOException("the template cannot be translated");
        return Files.writeString(folder.resolve("plain.json"), plain);
    }
}
