/// The part of HDF5 that Keras's weight files use, read with suspicion and written plainly.
///
/// Formats: [HDF5 File Format Specification, version
/// 3.0](https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html). Start at [Hdf5Reader]
/// and [Hdf5Writer].
@NullMarked
package dev.litmus.keras.hdf5;

import org.jspecify.annotations.NullMarked;
