package lab.notebook.view;

import java.util.ArrayList;
import java.util.List;
import lab.toolchain.Built;

/** How a built variant shows in a cell. */
public record BuiltView(Built built) implements Shown {

    @Override
    public String html() {
        return Html.table(built.variant().title() + ", as built on this machine", List.of("what", "value"), rows(),
                List.of());
    }

    @Override
    public String text() {
        return Html.plain(List.of("what", "value"), rows());
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("artifact, zipped", "%.2f MB".formatted(built.artifactBytes() / 1e6)));
        rows.add(List.of("build", "%.1f s".formatted(built.buildMs() / 1e3)));
        built.versions().forEach((tool, version) -> rows.add(List.of(tool, version)));
        built.development().ifPresent(development -> {
            if (development.cleanBuildMs() != null)
                rows.add(List.of("build commands alone", "%.1f s".formatted(development.cleanBuildMs() / 1e3)));
            rows.add(List.of("build commands after an edit", "%.1f s".formatted(development.rebuildMs() / 1e3)));
            rows.add(List.of("peak memory during the build", "%,d MB".formatted(development.buildPeakMb())));
            rows.add(List.of("lines of source", "" + development.lines()));
            rows.add(List.of("libraries named in the build", "" + development.directDependencies()));
            rows.add(List.of("libraries that those libraries need", "" + development.transitiveDependencies()));
        });
        return rows;
    }
}
