package lab.explain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Puts what a tool needs into the folder of a start. */
final class ToolFiles {

    private ToolFiles() {}

    /** @param handler class and, if AWS needs it, method; its constructor and the method are timed */
    static void write(Tool tool, Path folder, String handler) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        if (tool == Tool.EVENTS) Files.writeString(folder.resolve(Tool.SETTINGS), settings(handler));
        if (tool.profiles()) {
            String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
            try (InputStream in = resource("/linux-" + machine + "/" + Tool.LIBRARY)) {
                Files.copy(in, folder.resolve(Tool.LIBRARY));
            }
        }
    }

    private static String settings(String handler) throws IOException {
        try (InputStream in = resource("/lab/explain/" + Tool.SETTINGS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("HANDLER", handler.replaceFirst("::.*", ""))
                    .replace("METHOD", handler.contains("::") ? handler.replaceFirst(".*::", "") : "handleRequest");
        }
    }

    private static InputStream resource(String name) {
        InputStream in = ToolFiles.class.getResourceAsStream(name);
        if (in == null) throw new IllegalStateException(name + " is not on the class path");
        return in;
    }
}
