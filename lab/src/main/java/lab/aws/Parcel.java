package lab.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import locallambda.system.Problem;

/**
 * The zip that Lambda unpacks for a variant. The same content gives the same bytes, so nothing is uploaded twice.
 * Executable files stay executable; otherwise {@code bootstrap} would not start.
 *
 * @param key the name in the bucket: the variant and a sum of the content
 */
public record Parcel(String variant, Path zip, String key) {

    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

    /** Packs what lies in {@code artifact} into {@code folder/VARIANT.zip}. */
    public static Parcel of(String variant, Path artifact, Path folder) {
        Path zip = folder.resolve(variant + ".zip");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(zip);
            pack(artifact, zip);
            return new Parcel(variant, zip, variant + "-" + sum(zip) + ".zip");
        } catch (IOException e) {
            throw new Problem("Can't pack " + variant + ": " + e.getMessage() + ".",
                    "Check the free disk space and the permissions of " + folder + ".", e);
        }
    }

    private static void pack(Path artifact, Path zip) throws IOException {
        try (FileSystem inside =
                FileSystems.newFileSystem(zip, Map.of("create", "true", "enablePosixFileAttributes", "true"));
                Stream<Path> all = Files.walk(artifact)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                Path target = inside.getPath("/").resolve(artifact.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
                setTimes(target);
                Files.setPosixFilePermissions(target,
                        PosixFilePermissions.fromString(Files.isExecutable(file) ? "rwxr-xr-x" : "rw-r--r--"));
            }
            try (Stream<Path> packed = Files.walk(inside.getPath("/"))) {
                for (Path folder : packed.filter(Files::isDirectory).filter(each -> each.getParent() != null).toList())
                    setTimes(folder);
            }
        }
    }

    /** All three: a zip keeps them all. */
    private static void setTimes(Path inside) throws IOException {
        Files.getFileAttributeView(inside, BasicFileAttributeView.class).setTimes(TIME, TIME, TIME);
    }

    private static String sum(Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
