package lab.explain;

import java.util.List;

/**
 * A call in your code that INIT makes, and whose result every copy of a snapshot then shares.
 *
 * @param type the class
 * @param line in its source; 0 if it was compiled without line numbers
 */
record Hazard(Kind kind, String call, String type, int line) {

    /** What goes wrong; source: AWS Lambda Developer Guide, "Handling uniqueness" and "Network connections". */
    enum Kind {
        UNIQUE("runs before the snapshot, so all copies get the same value. Create the value in the handler."),
        TIME("reads the time before the snapshot, so all copies get the same time. Read the time in the handler."),
        CONNECTION("opens a connection, which doesn't survive the snapshot. Open the connection in the handler or in "
                + "afterRestore."),
        FILE("opens a file before the snapshot. Read the file to its end and close it."),
        CREDENTIALS("reads credentials before the snapshot, and these credentials may expire. Let the SDK fetch them.");

        final String why;

        Kind(String why) {
            this.why = why;
        }
    }

    /** A call that is such a hazard. @param owner the class, with slashes @param name the method, or empty for all */
    record Rule(Kind kind, String owner, String name) {

        boolean fits(String calledOwner, String calledName) {
            return calledOwner.equals(owner) && (name.isEmpty() || calledName.equals(name));
        }
    }

    static final List<Rule> RULES = List.of(new Rule(Kind.UNIQUE, "java/util/UUID", "randomUUID"),
            new Rule(Kind.UNIQUE, "java/util/Random", "<init>"), new Rule(Kind.UNIQUE, "java/lang/Math", "random"),
            new Rule(Kind.UNIQUE, "java/util/SplittableRandom", "<init>"),
            new Rule(Kind.TIME, "java/lang/System", "currentTimeMillis"),
            new Rule(Kind.TIME, "java/time/Instant", "now"), new Rule(Kind.TIME, "java/time/LocalDate", "now"),
            new Rule(Kind.TIME, "java/time/LocalDateTime", "now"),
            new Rule(Kind.TIME, "java/time/ZonedDateTime", "now"),
            new Rule(Kind.TIME, "java/util/Date", "<init>"),
            new Rule(Kind.CONNECTION, "java/net/Socket", "<init>"),
            new Rule(Kind.CONNECTION, "java/sql/DriverManager", "getConnection"),
            new Rule(Kind.CONNECTION, "javax/sql/DataSource", "getConnection"),
            new Rule(Kind.CONNECTION, "java/net/URL", "openConnection"),
            new Rule(Kind.FILE, "java/io/RandomAccessFile", "<init>"),
            new Rule(Kind.FILE, "java/io/FileInputStream", "<init>"),
            new Rule(Kind.FILE, "java/nio/channels/FileChannel", "open"),
            new Rule(Kind.CREDENTIALS, "software/amazon/awssdk/auth/credentials/EnvironmentVariableCredentialsProvider",
                    ""));

    @Override
    public String toString() {
        return type + (line > 0 ? ", line " + line : "") + ": " + call + " " + kind.why;
    }
}
