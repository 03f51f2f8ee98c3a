///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 25+
//DEPS info.picocli:picocli:4.7.7
//DEPS software.amazon.awssdk:bom:2.40.2@pom
//DEPS software.amazon.awssdk:s3
//DEPS org.slf4j:slf4j-nop:2.0.20

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.*;
import software.amazon.awssdk.services.s3.S3Client;

/** Teaches the AWS SDK's S3 client: region, credentials and endpoint come from AWS_* variables, so one client suits AWS and a local store. */
@Command(name = "putobject", mixinStandardHelpOptions = true, description = "Puts a file into an S3 bucket.", footer = {"", "Examples:",
    "  ./jbang putobject README.md --bucket my-bucket", "  BUCKET=my-bucket ./jbang putobject README.md --key docs/readme.md",
    "  For the local store, first paste the variables that ./jbang serve prints."})
class putobject implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file to upload.") Path file;
    @Option(names = "--bucket", required = true, defaultValue = "${env:BUCKET}", description = "The bucket (default: the variable BUCKET).") String bucket;
    @Option(names = "--key", description = "The object's key (default: the file's name).") String key;

    public Integer call() {
        String name = key == null ? file.getFileName().toString() : key;
        try (S3Client s3 = S3Client.builder().forcePathStyle(true).build()) { // host/bucket/key: local stores have no host per bucket
            String tag = s3.putObject(put -> put.bucket(bucket).key(name), file).eTag();
            long bytes = s3.headObject(head -> head.bucket(bucket).key(name)).contentLength();
            System.out.println("s3://" + bucket + "/" + name + ": " + bytes + " bytes, ETag " + tag);
        }
        return 0;
    }

    public static void main(String... arguments) {
        System.exit(new CommandLine(new putobject()).setExecutionExceptionHandler((fault, command, _) -> {
            command.getErr().println(fault.getMessage() + "\nCheck the file, the bucket, and the AWS_* variables. ./jbang serve prints those of the local store.");
            return 1;
        }).execute(arguments));
    }
}
