import { Component, type ReactNode } from 'react';
import { asProblem, type Problem } from './problem';
import { ProblemPage } from './problem-page';

/** Shows a designed page instead of nothing when the interface breaks. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { problem: Problem | null }> {
  override state = { problem: null };

  static getDerivedStateFromError(error: unknown): { problem: Problem } {
    return { problem: asProblem(error) };
  }

  override render(): ReactNode {
    return this.state.problem ? <ProblemPage problem={this.state.problem} /> : this.props.children;
  }
}
