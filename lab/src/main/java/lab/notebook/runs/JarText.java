package lab.notebook.runs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.Home;
import lab.measure.OwnFunction;
import locallambda.system.Problem;

/** A user's function as a cell names it: a path, followed by the handler if the jar has several. */
public final class JarText {

    private static final Pattern WITH_HANDLER = Pattern.compile("(.+) ([\\w.$]+::\\w+)");

    private JarText() {}

    /** @param text a path from the checkout if it isn't absolute, e.g. {@code target/orders.jar com.acme.Orders::go} */
    public static OwnFunction.Given given(Home home, String text) {
        Matcher both = WITH_HANDLER.matcher(text.strip());
        boolean named = both.matches();
        return new OwnFunction.Given(home.checkout().resolve(named ? both.group(1) : text.strip()),
                named ? Optional.of(both.group(2)) : Optional.empty(), Map.of(), false);
    }

    /** Asks for the handler by showing what to write into the cell. */
    public static Function<List<String>, String> choose(String text) {
        return several -> {
            throw new Problem("The jar has " + several.size() + " handlers: " + String.join(", ", several) + ".",
                    "Write your handler after the path of the jar: \"" + text + " " + several.getFirst() + "\".");
        };
    }
}
