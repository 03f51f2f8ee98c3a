/**
 * Greets in the way that its argument names. Frameworks find handlers, drivers and plugins like this: by name, while
 * they run.
 */
public class Greeting {

    public static void main(String... args) throws Exception {
        Way way = switch (args[0]) {
            case "hello" -> new Hello();
            case "ahoy" -> (Way) Class.forName("Ahoy").getDeclaredConstructor().newInstance();
            default -> {
                String name = args[0].substring(0, 1).toUpperCase() + args[0].substring(1);
                yield (Way) Class.forName(name).getDeclaredConstructor().newInstance();
            }
        };
        System.out.println(way.greet());
    }
}

interface Way {
    String greet();
}

class Hello implements Way {
    public String greet() {
        return "Hello, closed world.";
    }
}

class Ahoy implements Way {
    public String greet() {
        return "Ahoy, closed world.";
    }
}

class Servus implements Way {
    public String greet() {
        return "Servus, closed world.";
    }
}
