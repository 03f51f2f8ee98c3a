package lab.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lab.Checkout;
import lab.Home;
import lab.variant.Variant;
import lab.variant.Variants;
import org.junit.jupiter.api.Test;

class BestKnownTest {

    @Test
    void javaIsWhatHasAKindOfJava() throws Exception {
        List<String> ofJava = new ArrayList<>();
        for (Path file : Checkout.files("lambdas/variants/*.yaml"))
            if (Checkout.read(file.toString()).contains("\nkind: java"))
                ofJava.add(file.getFileName().toString().replace(".yaml", ""));
        assertThat(Variants.all(Home.find().lambdas())).extracting(Variant::name).filteredOn(BestKnown::java)
                .hasSizeGreaterThan(20).containsExactlyInAnyOrderElementsOf(ofJava);
    }
}
