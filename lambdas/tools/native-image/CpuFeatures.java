import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/**
 * Writes the C headers with the features of a processor. The builder reads them by the names that its Java code has for
 * them, so they are made from that code: one field for each {@code boolean fNAME()}.
 */
final class CpuFeatures {

    /** By the header's name; the builder compiles the declarations of all of them, whatever machine it runs on. */
    private static final Map<String, String> CLASSES = Map.of("amd64", "amd64/AMD64LibCHelper", "aarch64",
            "aarch64/AArch64LibCHelper", "riscv64", "riscv64/RISCV64LibCHelper");

    private CpuFeatures() {}

    static void writeHeaders(Path svmJar, Path folder) throws IOException {
        try (ZipFile jar = new ZipFile(svmJar.toFile())) {
            for (var each : CLASSES.entrySet()) {
                String entry = "com/oracle/svm/core/" + each.getValue() + "$CPUFeatures.class";
                try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
                    Files.writeString(folder.resolve(each.getKey() + "cpufeatures.h"), header(in.readAllBytes()));
                }
            }
        }
    }

    private static String header(byte[] classFile) {
        ClassModel type = ClassFile.of().parse(classFile);
        List<String> names = type.methods().stream()
                .filter(method -> method.methodType().stringValue().equals("()Z"))
                .map(method -> method.methodName().stringValue()).toList();
        StringBuilder header = new StringBuilder("typedef struct {\n");
        for (String name : names) header.append("    char ").append(name).append(";\n");
        return header.append("} CPUFeatures;\n").toString();
    }
}
