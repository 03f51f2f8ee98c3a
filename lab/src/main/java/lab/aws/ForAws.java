package lab.aws;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import lab.Home;
import lab.toolchain.Builder;
import lab.toolchain.Built;
import lab.toolchain.MissingTool;
import lab.toolchain.Toolchains;
import lab.variant.Variant;
import lab.variant.Variants;
import locallambda.system.Problem;

/**
 * Builds variants as they run on AWS and packs them. If a variant cannot be built here, it is left out, and a message
 * names it.
 */
public final class ForAws {

    private final Home home;
    private final Toolchains toolchains;
    private final Consumer<String> say;

    /** @param say gets a line for each variant that is built or left out */
    public ForAws(Home home, Consumer<String> say) {
        this.home = home;
        this.toolchains = new Toolchains(home.lambdas());
        this.say = say;
    }

    /**
     * The variants that the names stand for.
     *
     * @param names names; {@code all} for every variant; none for those that a race takes by default
     * @throws Problem for an unknown name
     */
    public static List<Variant> chosen(Home home, List<String> names) {
        TreeMap<String, Variant> known = new TreeMap<>();
        Variants.read(home.lambdas()).stream().filter(each -> each.aws().isPresent())
                .forEach(each -> known.put(each.name(), each));
        if (names.equals(List.of("all"))) return List.copyOf(known.values());
        if (names.isEmpty())
            return known.values().stream()
                    .filter(each -> each.race() == Variant.Attendance.ALWAYS && each.aws().get().unless().isEmpty())
                    .toList();
        return names.stream().distinct().map(name -> Optional.ofNullable(known.get(name)).orElseThrow(() -> new Problem(
                "\"" + name + "\" isn't a variant that runs on AWS.",
                "Choose from " + String.join(", ", known.keySet()) + "."))).toList();
    }

    /** Which of the variants start from a snapshot on AWS, by name. */
    public static Predicate<String> snapstart(List<Variant> variants) {
        return variants.stream().filter(each -> each.aws().flatMap(Variant.Aws::snapstart).isPresent())
                .map(Variant::name).toList()::contains;
    }

    /**
     * @param machine the processor, {@code x86_64} or {@code aarch64}
     * @param folder  gets the zips
     * @return the variants that could be built
     * @throws Problem if none could be built
     */
    public List<Parcel> pack(List<Variant> variants, String machine, Path folder) {
        List<Parcel> parcels = new ArrayList<>();
        for (Variant variant : variants) {
            Optional<String> without = without(variant, machine);
            if (without.isPresent()) {
                say.accept("Without " + variant.name() + ": " + without.get());
                continue;
            }
            Built built = build(variant, machine);
            parcels.add(Parcel.of(variant.name(), built.folder().resolve(variant.build().artifact()), folder));
        }
        if (parcels.isEmpty())
            throw new Problem("None of these variants can be built for AWS on this machine.",
                    "Run ./jbang doctor to see what is missing.");
        return parcels;
    }

    /**
     * What {@code docker build} needs, for the variants that have an AOT cache. The others are left out, and a message
     * names each.
     *
     * @param folder gets a build context for each
     * @throws Problem if there is none
     */
    public List<ImageFolder> images(List<Variant> variants, String machine, Path folder) {
        List<ImageFolder> images = new ArrayList<>();
        for (Variant variant : variants) {
            if (variant.aws().flatMap(Variant.Aws::image).isEmpty()) {
                say.accept("Without " + variant.name() + ": it has no AOT cache, so a container image would change "
                        + "nothing.");
                continue;
            }
            Variant there = variant.inImage();
            toolchains.addFor(there, say::accept);
            Optional<MissingTool> missing = toolchains.missing(there);
            if (missing.isPresent()) say.accept("Without " + variant.name() + ": " + sentence(missing.get()));
            else images.add(ImageFolder.write(home, variant, new Builder(home, say).build(there), machine, folder));
        }
        if (images.isEmpty())
            throw new Problem("None of these variants can be written as a container image.",
                    "Choose from " + String.join(", ", withImage(home)) + ".");
        return images;
    }

    /** Names of the variants that can be a container image. */
    public static List<String> withImage(Home home) {
        return Variants.read(home.lambdas()).stream()
                .filter(each -> each.aws().flatMap(Variant.Aws::image).isPresent()).map(Variant::name).toList();
    }

    /** Builds one variant for AWS, or takes it from the cache. */
    Built build(Variant variant, String machine) {
        return new Builder(home, say).build(variant.onAws(machine));
    }

    /** Why a variant cannot be built for AWS here. */
    Optional<String> without(Variant variant, String machine) {
        Optional<String> unless = variant.aws().flatMap(Variant.Aws::unless);
        if (unless.isPresent()) return Optional.of(unless.get() + ".");
        Variant there = variant.onAws(machine);
        toolchains.addFor(there, say::accept);
        return toolchains.missing(there).map(ForAws::sentence);
    }

    private static String sentence(MissingTool missing) {
        return missing.reason() + " To fix this: " + missing.fix();
    }
}
