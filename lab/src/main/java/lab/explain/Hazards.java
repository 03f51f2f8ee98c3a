package lab.explain;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Searches your classes for things that INIT does and a snapshot should not contain. The search starts at the static
 * initializer of each class that INIT initializes, and at the handler's constructor. From there, it follows the calls
 * into your own methods.
 */
final class Hazards {

    private static final Set<String> CREDENTIALS =
            Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");

    private final Map<String, ClassModel> yours;
    private final Set<Hazard> found = new LinkedHashSet<>();
    private final Deque<String[]> open = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();

    private Hazards(Map<String, ClassModel> yours) {
        this.yours = yours;
    }

    /**
     * @param folder      with the function's jars
     * @param owners      who owns which class
     * @param handler     its class
     * @param initialized classes that INIT initializes
     */
    static List<Hazard> of(Path folder, Owners owners, String handler, List<String> initialized) throws IOException {
        Hazards hazards = new Hazards(yours(folder, owners));
        hazards.open.add(new String[] {handler.replace('.', '/'), "<init>"});
        initialized.forEach(type -> hazards.open.add(new String[] {type.replace('.', '/'), "<clinit>"}));
        while (!hazards.open.isEmpty()) hazards.look(hazards.open.pop());
        return List.copyOf(hazards.found);
    }

    private static Map<String, ClassModel> yours(Path folder, Owners owners) throws IOException {
        Map<String, ClassModel> models = new TreeMap<>();
        for (Path each : Hooked.jars(folder))
            try (JarFile jar = new JarFile(each.toFile())) {
                for (JarEntry entry : jar.stream().filter(one -> one.getName().endsWith(".class")).toList()) {
                    String type = entry.getName().replaceFirst("\\.class$", "");
                    if (owners.of(type.replace('/', '.')).equals(Owners.YOURS))
                        models.put(type, ClassFile.of().parse(jar.getInputStream(entry).readAllBytes()));
                }
            }
        return models;
    }

    private void look(String[] method) {
        ClassModel model = yours.get(method[0]);
        if (model == null || !seen.add(method[0] + "." + method[1])) return;
        for (MethodModel each : model.methods())
            if (each.methodName().equalsString(method[1]))
                each.code().ifPresent(code -> look(method[0], code.elementList()));
    }

    private void look(String type, List<CodeElement> code) {
        int line = 0;
        for (CodeElement element : code)
            switch (element) {
            case LineNumber number -> line = number.line();
            case InvokeInstruction call -> call(type, line, call.owner().asInternalName(),
                    call.name().stringValue());
            case ConstantInstruction constant -> {
                if (constant.constantValue() instanceof String text && CREDENTIALS.contains(text))
                    found.add(new Hazard(Hazard.Kind.CREDENTIALS, text, type.replace('/', '.'), line));
            }
            default -> {}
            }
    }

    private void call(String type, int line, String owner, String name) {
        Optional<Hazard.Rule> rule = Hazard.RULES.stream().filter(each -> each.fits(owner, name)).findFirst();
        String simple = owner.substring(owner.lastIndexOf('/') + 1);
        rule.ifPresent(each -> found.add(new Hazard(each.kind(),
                name.equals("<init>") ? "new " + simple : simple + "." + name, type.replace('/', '.'), line)));
        if (yours.containsKey(owner)) open.add(new String[] {owner, name});
    }

    /** The hazards as sentences. If there are none, one sentence says so. */
    static List<String> sentences(List<Hazard> hazards) {
        List<String> all = new ArrayList<>(hazards.stream().map(Hazard::toString).toList());
        if (all.isEmpty())
            all.add("The scan found nothing in your own classes that copies of a snapshot shouldn't share. It doesn't "
                    + "look into libraries.");
        return all;
    }
}
