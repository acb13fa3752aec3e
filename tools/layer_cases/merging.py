"""Layers that join inputs."""

from keras import layers


def cases(random):
    def pair():
        return [random.normal(4, 3), random.normal(4, 3)]

    def steps():
        return [random.normal(3, 2, 4), random.normal(3, 1, 4), random.normal(3, 2, 1)]

    result = {}
    for layer in [layers.Add, layers.Multiply, layers.Average, layers.Maximum, layers.Minimum]:
        name = layer.__name__.lower()
        result[name] = (layer(), [random.normal(4, 3) for _ in range(3)])
        result[name + "_repeated"] = (layer(), steps())
    # Where inputs tie there are gradients but no differences; training leaves these out.
    result["add_ranks"] = (layers.Add(), [random.normal(3, 2, 4), random.normal(3, 4)])
    result["maximum_ties"] = (layers.Maximum(), [x := random.whole(2, 4, 3), random.whole(2, 4, 3), x], True)
    result["minimum_ties"] = (layers.Minimum(), [random.whole(2, 4, 3), random.whole(2, 4, 3)], True)
    result["subtract"] = (layers.Subtract(), pair())
    result["subtract_repeated"] = (layers.Subtract(), [random.normal(3, 1), random.normal(3, 4)])
    result["dot"] = (layers.Dot(axes=1), pair())
    result["dot_normalized"] = (layers.Dot(axes=-1, normalize=True), pair())
    result["dot_axes"] = (layers.Dot(axes=(1, 2)), [random.normal(2, 3, 5), random.normal(2, 4, 3)])
    result["dot_axes_normalized"] = (
        layers.Dot(axes=(2, 1), normalize=True),
        [random.normal(2, 3, 5), random.normal(2, 5, 4)],
    )
    result["dot_vector"] = (layers.Dot(axes=(1, 2)), [random.normal(2, 3), random.normal(2, 4, 3)])
    result["dot_rank_4"] = (
        layers.Dot(axes=(2, 3)),
        [random.normal(2, 3, 4, 2), random.normal(2, 2, 3, 4)],
    )
    return result
