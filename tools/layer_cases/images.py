"""Sizes and random changes of images."""

import tensorflow as tf
from keras import layers


def run(layer, inputs, training=False):
    """Without a gradient: augmentation stands before what learns."""
    return tf.stop_gradient(layer(inputs[0], training=training))


def cases(random):
    image = random.whole(64, 3, 6, 5, 2) / 8
    small = random.normal(2, 3, 4, 1)
    found = {}
    for method in "nearest bilinear bicubic area lanczos3 lanczos5".split():
        # TensorFlow knows no derivative of area.
        options = [{"call": run}] if method == "area" else []
        found[f"resizing_{method}_smaller"] = (layers.Resizing(4, 3, interpolation=method), [image], *options)
        found[f"resizing_{method}_larger"] = (layers.Resizing(9, 7, interpolation=method), [image], *options)
    for method in "bilinear bicubic lanczos3".split():
        found[f"resizing_{method}_antialias"] = (
            layers.Resizing(3, 9, interpolation=method, antialias=True),
            [image],
        )
    for target in ((4, 8), (8, 4), (3, 3)):
        name = "x".join(map(str, target))
        found[f"resizing_crop_{name}"] = (layers.Resizing(*target, crop_to_aspect_ratio=True), [image])
        found[f"resizing_pad_{name}"] = (
            layers.Resizing(*target, pad_to_aspect_ratio=True, fill_value=7.0),
            [image],
        )
    found["center_crop"] = (layers.CenterCrop(3, 2), [image])
    found["center_crop_odd"] = (layers.CenterCrop(2, 5), [image])
    found["center_crop_larger"] = (layers.CenterCrop(8, 3), [image])

    def both(name, make):
        found[name] = (make(), [image], {"call": run})
        found[name + "_training"] = (make(), [image], {"call": run, "training": True})

    for mode in "horizontal vertical horizontal_and_vertical".split():
        both(f"random_flip_{mode}", lambda m=mode: layers.RandomFlip(m, seed=3))
    for fill in "reflect wrap constant nearest".split():
        found[f"random_rotation_{fill}"] = (layers.RandomRotation(0.4, fill_mode=fill, seed=5), [image], {"call": run, "training": True})
        found[f"random_translation_{fill}"] = (
            layers.RandomTranslation(0.9, (-0.3, 0.8), fill_mode=fill, fill_value=3.0, seed=5),
            [image],
            {"call": run, "training": True},
        )
    both("random_rotation", lambda: layers.RandomRotation((-0.1, 0.25), interpolation="nearest", seed=9))
    both("random_translation", lambda: layers.RandomTranslation(0.2, 0.3, seed=9))
    both("random_zoom", lambda: layers.RandomZoom(0.5, seed=2))
    both("random_zoom_both", lambda: layers.RandomZoom((-0.5, -0.1), 0.3, fill_mode="constant", seed=2))
    both("random_contrast", lambda: layers.RandomContrast(0.5, seed=4))
    both("random_contrast_range", lambda: layers.RandomContrast((0.2, 0.8), value_range=(0, 200), seed=4))
    both("random_brightness", lambda: layers.RandomBrightness(0.3, seed=6))
    found["random_brightness_range"] = (
        layers.RandomBrightness((-0.5, 0.1), value_range=(-1.0, 1.0), seed=6),
        [small],
        {"call": run, "training": True},
    )
    return found
