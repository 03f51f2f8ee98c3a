package locallambda.system;

import java.nio.file.Path;

/** What processes see of this machine's files, and where. */
public final class Mounts {

    private Mounts() {}

    /** One of them; they are made in a {@link MountNamespace}. */
    public sealed interface Mount {

        Path at();
    }

    /** A file or folder that is seen at another place, too, which is made if it isn't there. */
    public record Bind(Path from, Path at, boolean readOnly) implements Mount {}

    /** The file system ext4 on a block device; everybody may write into its folder. */
    public record Disk(Path device, Path at) implements Mount {}

    /** @param nanos when it was started, {@link System#nanoTime}: after the mounts, which are no part of its start */
    public record Started(Process process, long nanos) {}
}
