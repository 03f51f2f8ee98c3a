package lab.lambda;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import lab.Problem;

/** Lets the user's own systemd put each environment into a scope with a quota: kernel limits without root. */
record SystemdScope() implements Limits {

    /** @throws Problem if there is no user manager to ask */
    static SystemdScope here() {
        if (onPath("systemd-run") == null)
            throw new Problem("There is no systemd-run on PATH.", "Choose other limits.");
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        if (runtime == null || !Files.exists(Path.of(runtime, "systemd/private")))
            throw new Problem("No systemd user manager runs for this user.",
                    "Log in through a session that has one (`systemctl --user status` shows it), or choose other limits.");
        return new SystemdScope();
    }

    private static Path onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(each -> Path.of(each, program))
                .filter(Files::isExecutable).findFirst().orElse(null);
    }

    @Override
    public String name() {
        return "systemd";
    }

    @Override
    public String describe() {
        return "CPU share and memory limit by scopes of the systemd user manager (control groups version 2, quota per 20 ms).";
    }

    @Override
    public boolean cpu() {
        return true;
    }

    @Override
    public boolean memory() {
        return true;
    }

    @Override
    public Cage cage(String environmentId, int memoryMb) {
        return new ScopeCage("lambda-race-" + LabMarker.value() + "-" + CageName.of(environmentId) + ".scope", memoryMb);
    }
}
