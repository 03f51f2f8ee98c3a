package lab.race;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What functions with their own contract are called with.
 *
 * @param file    JSON for k6: the events as text, the order of their turns, and the expected response; it is not part
 *                of the run folder
 * @param address where a function receives an event unchanged, by the function's name
 */
public record OwnLoad(Path file, Function<String, URI> address) {}
