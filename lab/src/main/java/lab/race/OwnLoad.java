package lab.race;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What functions with a contract of their own are called with.
 *
 * @param file    JSON for k6: the events as text, the order in which they take turns, and what answer is expected; it
 *                is no part of the run folder
 * @param address where a function takes an event as it is, by the function's name
 */
public record OwnLoad(Path file, Function<String, URI> address) {}
