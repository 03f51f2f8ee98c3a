package locallambda.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import locallambda.system.Mounts;

/**
 * A function's code on this machine, and what else its processes need.
 *
 * @param directory   their working directory
 * @param writable    whether they may change it, as in a training run that writes its result there
 * @param temporaryMb the maximum size of their temporary files
 * @param view        what else they see at other places, mounted first
 */
public record TaskFolder(Path directory, boolean writable, List<String> command, Map<String, String> variables,
        int temporaryMb, List<Mounts.Bind> view) {}
