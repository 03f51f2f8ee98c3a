package lab.notebook.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lab.notebook.calls.KernelLambda;
import lab.notebook.cell.InACell;
import lab.toolchain.Built;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A Java variant inside the notebook's own process, without Lambda around it. */
public final class InProcess {

    /** The system properties by which the SDK takes what a function gets as environment variables. */
    private static final Map<String, String> PROPERTIES =
            Map.of("AWS_ENDPOINT_URL_S3", "aws.endpointUrlS3", "AWS_ENDPOINT_URL_DYNAMODB", "aws.endpointUrlDynamoDb",
                    "AWS_REGION", "aws.region", "AWS_ACCESS_KEY_ID", "aws.accessKeyId", "AWS_SECRET_ACCESS_KEY",
                    "aws.secretAccessKey", "AWS_EC2_METADATA_DISABLED", "aws.disableEc2Metadata");

    private InProcess() {}

    /** Gives this process what Lambda gives a function: endpoints, region and credentials of the local stores. */
    public static void likeInLambda() {
        Map<String, String> environment = KernelLambda.running().storesEnvironment();
        PROPERTIES.forEach((variable, property) -> System.setProperty(property, environment.get(variable)));
    }

    /** The class path of a Java variant: the upload, and the libraries of AWS's managed runtime. */
    public static String classPath(Built built) {
        return InACell.run(() -> files(built.folder()).stream().map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
    }

    /** The jars in the upload of a Java variant, largest first. */
    public static Table jars(Built built) {
        return InACell.run(() -> table(built));
    }

    private static Table table(Built built) throws IOException {
        List<File> jars = files(built.folder().resolve(built.variant().build().artifact())).stream().map(Path::toFile)
                .sorted(Comparator.comparingLong(File::length).reversed()).toList();
        return Table.create(built.variant().title() + ": what you upload",
                StringColumn.create("jar", jars.stream().map(File::getName)), DoubleColumn.create("kb",
                        jars.stream().mapToDouble(jar -> Math.round(jar.length() / 100.0) / 10.0).toArray()));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }
}
