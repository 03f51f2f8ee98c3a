package lab.race;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import locallambda.system.Proc;

/**
 * The energy that the machine's processors have used since a moment, if the kernel allows this process to read it. It
 * comes from the running average power limit counters of Intel and AMD: one counter for each package, in microjoules. A
 * counter starts again from zero beyond its range. The counters do not distinguish processes or variants. Source: Linux
 * kernel documentation, "Power Capping Framework".
 */
final class Joules {

    private final List<Package> packages = new ArrayList<>();

    private record Package(String energy, double rangeUj, double startUj) {}

    private Joules(Path powercap) {
        if (!Files.isDirectory(powercap)) return;
        try (DirectoryStream<Path> zones = Files.newDirectoryStream(powercap, "intel-rapl:[0-9]*")) {
            for (Path zone : zones) {
                // a part of a package
                if (zone.getFileName().toString().chars().filter(each -> each == ':').count() != 1) continue;
                OptionalDouble now = read(zone + "/energy_uj");
                OptionalDouble range = read(zone + "/max_energy_range_uj");
                if (now.isPresent() && range.isPresent())
                    packages.add(new Package(zone + "/energy_uj", range.getAsDouble(), now.getAsDouble()));
            }
        } catch (IOException e) {
            packages.clear(); // what cannot be listed cannot be read either
        }
    }

    static Joules start() {
        return start(Path.of("/sys/class/powercap"));
    }

    static Joules start(Path powercap) {
        return new Joules(powercap);
    }

    /** In joules, all packages together; empty if the machine does not report it. */
    OptionalDouble used() {
        double sumUj = 0;
        for (Package each : packages) {
            OptionalDouble now = read(each.energy());
            if (now.isEmpty()) return OptionalDouble.empty();
            double used = now.getAsDouble() - each.startUj();
            sumUj += used < 0 ? used + each.rangeUj() : used;
        }
        return packages.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sumUj / 1e6);
    }

    private static OptionalDouble read(String file) {
        return Proc.text(file).map(String::strip).filter(text -> text.matches("\\d+"))
                .map(text -> OptionalDouble.of(Double.parseDouble(text))).orElse(OptionalDouble.empty());
    }
}
