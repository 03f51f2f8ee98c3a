/** Why there is no native-image afterwards: one sentence, and what to do. */
final class Fault extends RuntimeException {

    Fault(String sentence) {
        super(sentence);
    }
}
