package lab.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lab.chart.Cause;
import one.convert.Arguments;
import one.convert.JfrToFlame;

/** Reads the samples of async-profiler, one phase of a start at a time. */
record Profile(ColdStart start) {

    /** Frames that async-profiler's converter calls class loading in the widest sense. */
    private static final String LOADING = "\\[(class_load|class_verify|class_resolve|lambda_init)].*";
    private static final Pattern LINE = Pattern.compile("\\[(?:main|java) tid=\\d+];(.*) (\\d+)");
    /** What the converter appends to a frame: interpreted, compiled by C1, by C2, or inlined into such code. */
    private static final Pattern JAVA = Pattern.compile("(.*)\\.[^.]+_\\[([01ji])]");

    /** One stack of the thread main, the root first, and how often it was seen. */
    record Stack(List<String> frames, long samples) {

        /** By what is on top, unless the JVM was busy with classes. */
        Cause cause() {
            if (frames.getFirst().matches(LOADING)) return Cause.LOADING;
            Matcher top = JAVA.matcher(frames.getLast());
            if (!top.matches()) return Cause.JVM;
            return top.group(2).equals("0") ? Cause.INTERPRETING : Cause.COMPILED;
        }

        /** The owner of the topmost Java frame that is not the JDK's. */
        String owner(Owners owners) {
            return frames.reversed().stream().map(JAVA::matcher).filter(Matcher::matches)
                    .map(frame -> owners.of(frame.group(1).replace('/', '.'))).filter(own -> !own.equals(Owners.JDK))
                    .findFirst().orElse(Owners.JDK);
        }
    }

    /** The CPU samples of all starts: the kernel's timers are coarse, and one start has few. */
    static List<Stack> all(Starts starts, boolean invocation) throws IOException {
        List<Stack> all = new ArrayList<>();
        for (ColdStart start : starts.all().getOrDefault(Tool.CPU, List.of()))
            all.addAll(new Profile(start).stacks(invocation));
        return all;
    }

    /** Shares of the samples by cause; empty without samples. */
    static Map<Cause, Double> shares(List<Stack> stacks) {
        double all = stacks.stream().mapToLong(Stack::samples).sum();
        Map<Cause, Double> shares = new EnumMap<>(Cause.class);
        stacks.forEach(stack -> shares.merge(stack.cause(), stack.samples() / all, Double::sum));
        return shares;
    }

    static Map<String, Double> owners(List<Stack> stacks, Owners owners) {
        double all = stacks.stream().mapToLong(Stack::samples).sum();
        Map<String, Double> shares = new TreeMap<>();
        stacks.forEach(stack -> shares.merge(stack.owner(owners), stack.samples() / all, Double::sum));
        return shares;
    }

    /** A flame graph as an HTML page of its own. */
    String flameGraph(boolean invocation, String title) throws IOException {
        Path page = start.folder().resolve(invocation ? "invocation.html" : "init.html");
        Arguments arguments = arguments("html", invocation);
        arguments.title = title;
        arguments.inverted = true; // the root on top, where one begins to read
        JfrToFlame.convert(start.folder().resolve(Tool.PROFILE).toString(), page.toString(), arguments);
        return Files.readString(page);
    }

    private List<Stack> stacks(boolean invocation) throws IOException {
        Path text = start.folder().resolve("stacks.txt");
        Arguments arguments = arguments("collapsed", invocation);
        arguments.classify = true;
        JfrToFlame.convert(start.folder().resolve(Tool.PROFILE).toString(), text.toString(), arguments);
        List<Stack> stacks = new ArrayList<>();
        for (String line : Files.readAllLines(text)) {
            Matcher found = LINE.matcher(line);
            if (found.matches())
                stacks.add(new Stack(List.of(found.group(1).split(";")), Long.parseLong(found.group(2))));
        }
        return stacks;
    }

    private Arguments arguments(String output, boolean invocation) {
        Arguments arguments = new Arguments();
        arguments.output = output;
        arguments.threads = true;
        arguments.from = invocation ? start.eventAtMs() : 0;
        arguments.to = invocation ? start.eventAtMs() + (long) Math.ceil(start.handlerMs()) : start.eventAtMs();
        arguments.cpu = start.tool() == Tool.CPU;
        arguments.wall = start.tool() == Tool.WALL;
        // Of the others the wall clock shows little but that they sleep.
        if (arguments.wall) arguments.include = Pattern.compile("\\[main tid=\\d+]");
        return arguments;
    }
}
