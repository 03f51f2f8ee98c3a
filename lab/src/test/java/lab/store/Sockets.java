package lab.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses a process listens on, as the kernel lists them. */
final class Sockets {

    private static final String LISTEN = "0A";
    private static final String IPV4_IN_IPV6 = "0000000000000000FFFF0000";

    private Sockets() {}

    /** {@code ADDRESS:PORT}, IPv4 dotted and IPv6 as the kernel writes it. */
    static List<String> listening(long pid) {
        try {
            Set<String> own = inodes(pid);
            List<String> found = new ArrayList<>();
            for (String table : List.of("tcp", "tcp6"))
                for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table))) {
                    String[] fields = line.strip().split("\\s+");
                    if (fields[3].equals(LISTEN) && own.contains(fields[9])) found.add(address(fields[1]));
                }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> inodes(long pid) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return open.map(Sockets::target).filter(target -> target.startsWith("socket:["))
                    .map(target -> target.replaceAll("\\D", "")).collect(Collectors.toSet());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed since
        }
    }

    private static String address(String kernel) {
        String[] parts = kernel.split(":");
        int port = Integer.parseInt(parts[1], 16);
        String address = parts[0].startsWith(IPV4_IN_IPV6) ? parts[0].substring(IPV4_IN_IPV6.length()) : parts[0];
        if (address.length() != 8) return address + ":" + port;
        byte[] bytes = HexFormat.of().parseHex(address); // little-endian
        return (bytes[3] & 255) + "." + (bytes[2] & 255) + "." + (bytes[1] & 255) + "." + (bytes[0] & 255) + ":" + port;
    }
}
