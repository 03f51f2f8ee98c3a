package lab.measure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.platform.LocalPlatform;
import locallambda.system.Problem;

/**
 * What a function expects in the local S3 and DynamoDB.
 *
 * @param buckets names
 * @param tables  each with its keys: {@code orders:id}
 * @param objects each as {@code BUCKET/KEY=FILE}; you don't need to name the bucket anywhere else
 */
public record Stock(List<String> buckets, List<String> tables, List<String> objects) {

    public static final Stock NONE = new Stock(List.of(), List.of(), List.of());
    private static final Pattern OBJECT = Pattern.compile("([^/=]+)/([^=]+)=(.+)");

    /** @throws Problem for an object whose file isn't there */
    public Stock {
        objects = objects.stream().map(Stock::absolute).toList();
    }

    private static String absolute(String object) {
        Matcher parts = OBJECT.matcher(object);
        if (!parts.matches())
            throw new Problem("--put " + object + " doesn't contain a bucket, a key, and a file.",
                    "Write all three: --put orders/prices.json=prices.json.");
        Path file = Path.of(parts.group(3)).toAbsolutePath();
        if (!Files.isRegularFile(file))
            throw new Problem("There is no file " + parts.group(3) + " to put into the bucket " + parts.group(1) + ".",
                    "After the equals sign, write the path of an existing file.");
        return parts.group(1) + "/" + parts.group(2) + "=" + file;
    }

    /** Creates all of it. Unlike the lab's own bucket and table, these are not emptied between measurements. */
    public void into(LocalPlatform platform) {
        platform.declare(buckets, tables);
        for (String each : objects) {
            Matcher object = OBJECT.matcher(each);
            if (!object.matches()) throw new IllegalStateException(each);
            platform.declare(List.of(object.group(1)), List.of());
            platform.put(object.group(1), object.group(2), Path.of(object.group(3)));
        }
    }
}
