package lab.run.folder;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a cell and of its folder, taken apart: {@code <variant>-<memory>-<cold|warm>}.
 *
 * @param memoryMb memory size in MB; 0 for {@code unlimited}
 * @param start    {@code cold} or {@code warm}
 */
public record CellName(String variant, int memoryMb, String start) {

    private static final Pattern FORM = Pattern.compile("(.+)-(\\d+|unlimited)-(cold|warm)");

    /** @return empty if this is no cell's name */
    public static Optional<CellName> parse(String name) {
        Matcher matcher = FORM.matcher(name);
        if (!matcher.matches()) return Optional.empty();
        String memory = matcher.group(2);
        return Optional.of(new CellName(matcher.group(1), memory.equals("unlimited") ? 0 : Integer.parseInt(memory),
                matcher.group(3)));
    }
}
