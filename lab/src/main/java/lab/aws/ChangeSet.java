package lab.aws;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.List;

/**
 * What a deploy would change, before it changes anything.
 *
 * @param id    of CloudFormation
 * @param isNew whether the change set creates the stack
 */
public record ChangeSet(String stack, String id, boolean isNew, List<Change> changes) {

    /**
     * One resource.
     *
     * @param action  Add, Modify or Remove
     * @param logical its name in the template
     */
    public record Change(String action, String type, String logical) {}

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The changes as a table. */
    public String text() {
        return AsciiTable.getTable(changes, List.of(left("Change").with(Change::action),
                left("What").with(Change::type), left("Name").with(Change::logical)));
    }

    private static Column left(String header) {
        return new Column().header(header).headerAlign(HorizontalAlign.LEFT).dataAlign(HorizontalAlign.LEFT);
    }
}
