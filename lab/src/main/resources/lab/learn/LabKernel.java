package lab.learn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;
import lab.notebook.cell.CellErrors;
import lab.notebook.cell.CellLog;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.history.HistoryManager;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.magic.MagicsResolver;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.request.ExecuteRequest;
import org.dflib.jjava.kernel.JavaKernel;
import org.dflib.jjava.kernel.JavaKernelBuilder;
import org.dflib.jjava.kernel.execution.CodeEvaluator;
import org.dflib.jjava.kernel.execution.CompilationException;
import org.dflib.jjava.kernel.magics.ClasspathMagic;
import org.dflib.jjava.kernel.magics.LoadMagic;
import org.dflib.jjava.kernel.magics.TimeMagic;
import org.dflib.jjava.maven.MavenDependencyResolver;
import org.dflib.jjava.maven.magics.MavenMagic;
import org.dflib.jjava.maven.magics.MavenRepoMagic;

/**
 * JJava with errors that teach. It is compiled against the kernel that pip installed, because no registry of Maven has
 * that kernel: {@code lab.learn.Kernel} does it.
 */
public final class LabKernel extends JavaKernel {

    private LabKernel(String name, String version, LanguageInfo language, HistoryManager history, JupyterIO io,
            CommManager comm, Renderer renderer, MagicsResolver resolver, MagicsRegistry magics, StringStyler styler,
            JShell shell, CodeEvaluator evaluator) {
        super(name, version, language, List.of(), history, io, comm, renderer, resolver, magics, true, styler, shell,
                evaluator);
    }

    private static final class Builder extends JavaKernelBuilder<Builder, LabKernel> {
        @Override
        public LabKernel build() {
            CodeEvaluator evaluator = buildCodeEvaluator(buildName());
            return new LabKernel(buildName(), buildVersion(), buildLanguageInfo(), buildHistoryManager(),
                    buildJupyterIO(buildJupyterIOEncoding()), buildCommManager(), buildRenderer(),
                    buildMagicsResolver(buildMagicTranspiler()), buildMagicsRegistry(), buildErrorStyler(),
                    buildJShell(evaluator), evaluator);
        }
    }

    public static void main(String... arguments) throws Exception {
        JupyterConnection connection =
                new JupyterConnection(KernelConnectionProperties.parse(Files.readString(Path.of(arguments[0]))));
        MavenDependencyResolver maven = new MavenDependencyResolver();
        LabKernel kernel = new Builder().name("JJava").version("1.0a8")
                .lineMagic("load", new LoadMagic()).lineMagic("classpath", new ClasspathMagic())
                .lineMagic("time", new TimeMagic()).cellMagic("time", new TimeMagic())
                .lineMagic("maven", new MavenMagic(maven)).lineMagic("mavenRepo", new MavenRepoMagic(maven)).build();
        kernel.onStartup();
        kernel.evalBuilder(System.getenv("JJAVA_STARTUP_SCRIPT")).resolveMagics().eval();
        kernel.becomeHandlerForConnection(connection);
        connection.connect();
        connection.waitUntilClose();
    }

    @Override
    protected synchronized void handleExecuteRequest(ShellReplyEnvironment environment,
            Message<ExecuteRequest> request) {
        CellLog.begins(request.getContent().getCode());
        super.handleExecuteRequest(environment, request);
    }

    @Override
    protected List<String> formatError(Throwable e) {
        List<String> lines = lines(e);
        CellLog.failed(lines.isEmpty() ? e.getClass().getSimpleName() : lines.getFirst());
        return lines;
    }

    private List<String> lines(Throwable e) {
        List<String> usual = super.formatError(e);
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnresolvedReferenceException unresolved)
                return CellErrors.unresolved(dependencies(unresolved.getSnippet()), CellLog.source());
            if (cause instanceof CompilationException compilation)
                return CellErrors.compilation(messages(compilation.getBadSnippetCompilation().snippet()), usual,
                        CellLog.source());
        }
        return CellErrors.thrown(e, usual, this::source);
    }

    private List<String> messages(Snippet snippet) {
        Stream<String> said = getJShell().diagnostics(snippet).map(fault -> fault.getMessage(Locale.ENGLISH));
        if (!(snippet instanceof DeclarationSnippet declared)) return said.toList();
        return Stream.concat(said, dependencies(declared).stream()
                .map(name -> "cannot find symbol\n  symbol:   " + name)).toList();
    }

    private List<String> dependencies(DeclarationSnippet snippet) {
        return getJShell().unresolvedDependencies(snippet).toList();
    }

    private String source(String snippet) {
        return getJShell().snippets().filter(one -> one.id().equals(snippet)).findFirst().map(Snippet::source)
                .orElse(null);
    }
}
