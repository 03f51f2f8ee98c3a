package lab.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import locallambda.system.Problem;

/** Template and code side by side, as {@code sam deploy} needs them. */
public final class SamFolder {

    private SamFolder() {}

    /** @return the template, whose functions name the images that are built from the folders beside it */
    public static Path writeImages(Path folder, Template template, List<ImageFolder> images) {
        Template all = template.only(images.stream().map(ImageFolder::variant).toList());
        for (ImageFolder image : images) all = all.withImage(image.variant(), image.tag() + ":latest");
        try {
            return Files.writeString(folder.resolve("template.yaml"), all.text());
        } catch (IOException e) {
            throw fault(folder, e);
        }
    }

    /** @return the template, whose functions name the zips in {@code artifacts/} beside it */
    public static Path write(Path folder, Template template, List<Parcel> parcels) {
        try {
            Path artifacts = Files.createDirectories(folder.resolve("artifacts"));
            for (Parcel parcel : parcels) {
                Path zip = artifacts.resolve(parcel.variant() + ".zip");
                if (!parcel.zip().equals(zip)) Files.copy(parcel.zip(), zip, StandardCopyOption.REPLACE_EXISTING);
            }
            return Files.writeString(folder.resolve("template.yaml"),
                    template.only(parcels.stream().map(Parcel::variant).toList()).text());
        } catch (IOException e) {
            throw fault(folder, e);
        }
    }

    private static Problem fault(Path folder, IOException e) {
        return new Problem("Can't write to " + folder + ": " + e.getMessage() + ".",
                "Check the free disk space and the permissions there.", e);
    }
}
