package lab.deck;

import java.util.List;
import java.util.TreeMap;

/** The slides that belong to a notebook. The slides' headers contain the reverse: the notebooks of a slide. */
public record Index(String notebook, List<String> slides) {

    /** One line for each notebook that a slide names, in their order. */
    static List<Index> of(List<Slide> slides) {
        TreeMap<String, List<String>> names = new TreeMap<>();
        for (Slide slide : slides)
            for (String notebook : slide.notebooks())
                names.put(notebook,
                        slides.stream().filter(each -> each.notebooks().contains(notebook)).map(Slide::id).toList());
        return names.entrySet().stream().map(entry -> new Index(entry.getKey(), entry.getValue())).toList();
    }
}
