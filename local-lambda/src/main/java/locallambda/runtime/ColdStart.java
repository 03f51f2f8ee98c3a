package locallambda.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import locallambda.files.EnvironmentFiles;
import locallambda.files.FileIsolation;
import locallambda.limits.Limits;

/**
 * Each environment is a new process of the function's own command, which goes through INIT.
 *
 * @param outputs folder for the files that the processes write into
 */
public record ColdStart(FunctionConfig config, Limits limits, Path outputs) implements ProcessSource {

    @Override
    public EnvironmentFiles files() throws IOException {
        return FileIsolation.of(config.taskFolder());
    }

    @Override
    public RuntimeProcess start(String environment, EnvironmentFiles files, double vcpus, Runnable onDeath)
            throws IOException {
        RuntimeApi.Hooks hooks = config.snapStart().isPresent() ? RuntimeApi.Hooks.GO_ON : RuntimeApi.Hooks.REFUSED;
        ProcessOutput output = new ProcessOutput(outputs);
        RuntimeApi api = new RuntimeApi(hooks, environment, output::size);
        RuntimePort port = new OwnPort(api);
        Map<String, String> variables = EnvironmentVariables.of(config, environment, port.address());
        RuntimeProcess process = RuntimeProcess.start(config, limits, environment, vcpus,
                new RuntimeProcess.Launch(ExecWrapper.around(config), variables, output, api, port, files), onDeath);
        output.forgetName();
        return process;
    }

    @Override
    public void close() {}
}
