//! OWL-QN: the limited-memory BFGS method for a smooth function plus a cost of each argument's absolute value, which sets
//! most of them to nought (Andrew and Gao, 2007).

use std::collections::VecDeque;

/// How many steps are remembered.
const MEMORY: usize = 8;

/// Changes `x` so that `smooth` (which gives the value and fills in the gradient) plus the absolute values times
/// their costs `l1` is small.
pub(crate) fn minimise(
    x: &mut Vec<f64>,
    l1: &[f64],
    iterations: usize,
    mut smooth: impl FnMut(&[f64], &mut [f64]) -> f64,
) {
    let n = x.len();
    let mut gradient = vec![0.0; n];
    let norm = |x: &[f64]| x.iter().zip(l1).map(|(x, l1)| l1 * x.abs()).sum::<f64>();
    let mut value = smooth(x, &mut gradient) + norm(x);
    let mut memory: VecDeque<(Vec<f64>, Vec<f64>, f64)> = VecDeque::new();
    let mut flat = 0;
    for iteration in 0..iterations {
        let pseudo: Vec<f64> =
            x.iter().zip(&gradient).zip(l1).map(|((x, g), l1)| pseudo_gradient(*x, *g, *l1)).collect();
        let mut direction: Vec<f64> = pseudo.iter().map(|g| -g).collect();
        let mut alphas = Vec::new();
        for (s, y, rho) in memory.iter().rev() {
            let alpha = rho * dot(s, &direction);
            add(&mut direction, -alpha, y);
            alphas.push(alpha);
        }
        if let Some((s, y, _)) = memory.back() {
            let scale = dot(s, y) / dot(y, y);
            direction.iter_mut().for_each(|d| *d *= scale);
        }
        for ((s, y, rho), alpha) in memory.iter().zip(alphas.into_iter().rev()) {
            let beta = rho * dot(y, &direction);
            add(&mut direction, alpha - beta, s);
        }
        for (d, g) in direction.iter_mut().zip(&pseudo) {
            if *d * *g >= 0.0 {
                *d = 0.0;
            }
        }
        let slope = dot(&direction, &pseudo);
        if slope >= -1e-12 {
            break;
        }
        let mut step = if iteration == 0 { 1.0 / dot(&pseudo, &pseudo).sqrt() } else { 1.0 };
        let mut next = vec![0.0; n];
        let mut next_gradient = vec![0.0; n];
        let mut next_value = f64::INFINITY;
        for _ in 0..30 {
            for (((next, x), d), g) in next.iter_mut().zip(x.iter()).zip(&direction).zip(&pseudo) {
                let orthant = if *x == 0.0 { -g.signum() } else { x.signum() };
                let moved = x + step * d;
                *next = if moved * orthant <= 0.0 { 0.0 } else { moved };
            }
            next_value = smooth(&next, &mut next_gradient) + norm(&next);
            let gain: f64 = next.iter().zip(x.iter()).zip(&pseudo).map(|((next, x), g)| (next - x) * g).sum();
            if next_value <= value + 1e-4 * gain {
                break;
            }
            step *= 0.5;
        }
        if next_value >= value {
            break;
        }
        let s: Vec<f64> = next.iter().zip(x.iter()).map(|(next, x)| next - x).collect();
        let y: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(next, g)| next - g).collect();
        let curvature = dot(&s, &y);
        if curvature > 1e-10 {
            if memory.len() == MEMORY {
                memory.pop_front();
            }
            memory.push_back((s, y, 1.0 / curvature));
        }
        flat = if (value - next_value) < 1e-5 * value.abs() { flat + 1 } else { 0 };
        *x = next;
        gradient = next_gradient;
        value = next_value;
        if flat == 3 {
            break;
        }
    }
}

fn pseudo_gradient(x: f64, g: f64, l1: f64) -> f64 {
    if x > 0.0 {
        g + l1
    } else if x < 0.0 {
        g - l1
    } else if g + l1 < 0.0 {
        g + l1
    } else if g - l1 > 0.0 {
        g - l1
    } else {
        0.0
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn add(to: &mut [f64], factor: f64, of: &[f64]) {
    to.iter_mut().zip(of).for_each(|(to, of)| *to += factor * of);
}
