///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//SOURCES ../lab/src/main/java/**.java

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lab.Home;
import lab.aws.AwsClients;
import lab.aws.ChangeSet;
import lab.aws.Deploy;
import lab.aws.DeployOrder;
import lab.aws.DeployedStack;
import lab.aws.ForAws;
import lab.aws.ImageFolder;
import lab.aws.Parcel;
import lab.aws.SamFolder;
import lab.aws.Template;
import lab.aws.Waiting;
import lab.console.Confirm;
import lab.console.Terminal;
import lab.console.Verb;
import lab.measure.OwnStack;
import lab.toolchain.Shell;
import locallambda.system.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "deploy",
        description = "Deploys variants into your AWS account as one stack, after showing what would change. "
                + "docs/aws.md explains each step.",
        footer = {"", "Examples:",
            "  ./jbang deploy --variants java-snapstart-primed,python",
            "  ./jbang deploy --variants all --architecture arm64 --stack lambda-race-arm",
            "  ./jbang deploy --profile sandbox --region eu-central-1 --yes",
            "  ./jbang deploy --variants rust,go --sam my-sam",
            "  ./jbang deploy --variants java-aot,java-snapstart-best --image",
            "  ./jbang deploy --measured results/2026-11-23T14-05-12-measure"})
class deploy implements Callable<Integer> {

    @Option(names = "--stack", paramLabel = "NAME",
            description = "Name of the stack (default: lambda-race; with --measured, lambda-race-own). Two races at "
                    + "the same time need separate stacks.")
    String stack;

    @Option(names = "--measured", paramLabel = "RUN",
            description = "Instead of variants, deploy your own function in the way that this run of ./jbang measure "
                    + "chose.")
    Path measured;

    @Option(names = "--as", paramLabel = "WAY",
            description = "With --measured: another way, such as jvm, snapstart or snapstart-primed.")
    Optional<String> as = Optional.empty();

    @Option(names = "--policy", paramLabel = "ARN",
            description = "With --measured: a managed policy that your function needs. Can be repeated.")
    List<String> policies = List.of();

    @Option(names = "--variants", split = ",", paramLabel = "NAME",
            description = "Only these variants; all means every variant that this machine can build (default: those "
                    + "that every race includes).")
    List<String> variants = List.of();

    @Option(names = "--architecture", defaultValue = "x86_64", paramLabel = "NAME",
            description = "x86_64 (default) or arm64, for the whole stack.")
    String architecture;

    @Option(names = "--memory", paramLabel = "MB",
            description = "Initial memory size (default: 512; with --measured, the run's size). A race sets its own "
                    + "memory sizes.")
    Integer memoryMb;

    @Option(names = "--retention", defaultValue = "7", paramLabel = "DAYS",
            description = "Days after which AWS deletes logs and objects: 1, 3, 5, 7 (default), 14 or 30.")
    int retentionDays;

    @Option(names = "--owner", paramLabel = "NAME",
            description = "Value of the tag lambda-race:owner (default: your username).")
    String owner = System.getProperty("user.name");

    @Option(names = "--profile", paramLabel = "NAME",
            description = "Profile of the AWS configuration (default: the standard credential chain).")
    Optional<String> profile = Optional.empty();

    @Option(names = "--region", paramLabel = "NAME",
            description = "AWS region (default: AWS_REGION, or the AWS profile's region).")
    Optional<String> region = Optional.empty();

    @Option(names = "--template", paramLabel = "FILE",
            description = "Template to use instead of lambdas/template.yaml, with or without SAM's transform.")
    Path template;

    @Option(names = "--sam", paramLabel = "FOLDER",
            description = "Deploy nothing. Write the template and the code into this folder, for sam deploy.")
    Path sam;

    @Option(names = "--image", arity = "0..1", paramLabel = "FOLDER", fallbackValue = "",
            description = "Deploy nothing. Write a container image for each variant with an AOT cache (default: "
                    + "java-aot), and the template for sam deploy. If Docker is installed, it builds the images. The "
                    + "default FOLDER is results/aws-STACK/images.")
    String image;

    @Option(names = "--yes", description = "Don't ask.")
    boolean yes;

    private static final String USUAL = "lambda-race";

    final Terminal terminal = Terminal.detect();
    private OwnStack own;

    public Integer call() throws IOException, InterruptedException {
        Home home = Home.find();
        if (measured == null && (as.isPresent() || !policies.isEmpty()))
            throw new Problem("--as and --policy apply only to your own function.", "Add --measured RUN.");
        if (measured != null && !variants.isEmpty())
            throw new Problem("--measured deploys your own function, and --variants deploys the lab's variants.",
                    "Leave out one of the two options.");
        own = measured == null ? null : OwnStack.of(home, measured, as);
        if (stack == null) stack = own == null ? USUAL : OwnStack.NAME;
        if (memoryMb == null) memoryMb = own == null ? 512 : own.memoryMb();
        Template all = Template.read(template == null ? home.lambdas().resolve("template.yaml") : template);
        DeployOrder order = new DeployOrder(stack, own == null ? variants : List.of(own.way().variant()), architecture,
                memoryMb, retentionDays, owner, own == null ? all : own.template(all, policies));
        if (own != null) own.words().forEach(terminal.out()::println);
        if (sam != null) return toSam(home, order);
        if (image != null) return toImages(home, order);
        Confirm.possible(terminal, yes);
        try (AwsClients aws = AwsClients.of(profile, region)) {
            return toAws(home, order, aws);
        }
    }

    private int toAws(Home home, DeployOrder order, AwsClients aws) {
        terminal.out().println("Account " + aws.account() + ", region " + aws.region()
                + aws.elsewhere().map(url -> ", at " + url + " instead of AWS").orElse("") + ".");
        Path folder = DeployedStack.folder(home, stack);
        List<Parcel> parcels = pack(home, order, folder.resolve("code"));
        Deploy deploy = new Deploy(aws, folder, Waiting.FOR_STACKS, terminal.out()::println);
        ChangeSet changes = deploy.propose(order, parcels);
        terminal.out().println(changes.isEmpty() ? "Nothing changes." : changes.text());
        terminal.out().println(
                "While the stack is idle, you pay only for storing code, objects, and logs. ./jbang costs shows what a "
                        + "race on it may cost.");
        if (!changes.isEmpty() && !Confirm.ask(terminal, "Make these changes in account " + aws.account() + "?", yes)) {
            deploy.discard(changes);
            terminal.out().println(
                    "Nothing was changed. The bucket with the code is still there. To delete it: ./jbang destroy "
                            + "--stack " + stack);
            return Verb.FAILED;
        }
        DeployedStack done = deploy.carryOut(changes, order, parcels);
        terminal.out().println(terminal
                .green("Deployed " + String.join(", ", done.functions().keySet()) + " as the stack " + stack + "."));
        terminal.out().println(own == null ? "To race on it:  ./jbang race --platform aws" + option(USUAL)
                : "To measure it there:  ./jbang measure --on-aws " + measured + option(OwnStack.NAME));
        terminal.out().println("To delete it:  ./jbang destroy" + option(USUAL));
        return Verb.DONE;
    }

    private String option(String usual) {
        return stack.equals(usual) ? "" : " --stack " + stack;
    }

    private int toSam(Home home, DeployOrder order) {
        List<Parcel> parcels = pack(home, order, sam.resolve("artifacts"));
        terminal.out().println("Wrote " + SamFolder.write(sam, order.template(), parcels) + ". Now run: cd "
                + sam + " && sam deploy --guided");
        return Verb.DONE;
    }

    private int toImages(Home home, DeployOrder order) throws IOException, InterruptedException {
        Path folder = image.isEmpty() ? DeployedStack.folder(home, stack).resolve("images") : Path.of(image);
        List<String> names = variants.isEmpty() ? List.of("java-aot") : variants;
        List<ImageFolder> images = new ForAws(home, terminal.out()::println).images(ForAws.chosen(home, names),
                order.machine(), folder);
        Path template = SamFolder.writeImages(folder, order.template(), images);
        terminal.out().println("Wrote " + template + " and, beside it, one folder with a Dockerfile per variant: "
                + String.join(", ", images.stream().map(ImageFolder::variant).toList()) + ".");
        boolean docker = Shell.run("docker info", home.checkout()).exitCode() == 0;
        if (!docker) terminal.out().println("Docker is missing or isn't running, so build the images on a machine with "
                + "Docker:");
        for (ImageFolder each : images) {
            String build = each.build(architecture);
            terminal.out().println("  " + build);
            if (docker && new ProcessBuilder("/bin/sh", "-c", build).inheritIO().start().waitFor() != 0)
                throw new Problem("Docker couldn't build the image of " + each.variant() + ".",
                        "Docker's output above shows the reason. Fix the problem and repeat the command.");
        }
        terminal.out().println("Then deploy them:\n  cd " + folder + " && sam deploy --guided --resolve-image-repos");
        return Verb.DONE;
    }

    private List<Parcel> pack(Home home, DeployOrder order, Path folder) {
        if (own != null) return List.of(own.pack(folder, terminal.out()::println));
        return new ForAws(home, terminal.out()::println).pack(ForAws.chosen(home, variants), order.machine(), folder);
    }

    public static void main(String... arguments) {
        System.exit(Verb.run(new deploy(), arguments));
    }
}
